package org.aumbry.operators;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import org.aumbry.data.DataFolder;
import org.aumbry.data.Nodes;
import org.aumbry.networks.NetworkLimits;
import org.springframework.stereotype.Component;

/** The program and the machine that answers, in figures. */
@Component
public class Machine {

    private final DataFolder folder;
    private final Nodes nodes;
    private final NetworkLimits limits;

    Machine(DataFolder folder, Nodes nodes, NetworkLimits limits) {
        this.folder = folder;
        this.nodes = nodes;
        this.limits = limits;
    }

    /**
     * How it is now.
     *
     * @param nodes how many programs work on the same databases; 0 when that is not known
     * @param database how long the control database took to answer
     * @param load processes that run or wait, over the last minute, for each processor; negative when not known
     */
    public record State(
            Instant since,
            int nodes,
            Duration database,
            long heapBytes,
            long heapMostBytes,
            long diskFreeBytes,
            long diskBytes,
            double load) {

        /** A tenth of the disk, or less, is left. */
        public boolean diskShort() {
            return diskFreeBytes < diskBytes / 10;
        }
    }

    State state() {
        var runtime = ManagementFactory.getRuntimeMXBean();
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        var system = ManagementFactory.getOperatingSystemMXBean();
        try {
            var disk = Files.getFileStore(folder.path());
            return new State(
                    Instant.ofEpochMilli(runtime.getStartTime()),
                    nodes.count(),
                    limits.answers(),
                    heap.getUsed(),
                    heap.getMax(),
                    disk.getUsableSpace(),
                    disk.getTotalSpace(),
                    system.getSystemLoadAverage() / system.getAvailableProcessors());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
