package org.aumbry.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The processes of one installation's database server, found by the mark in their command lines. */
final class ServerProcesses {

    private static final Logger LOG = LoggerFactory.getLogger(ServerProcesses.class);
    private static final long PATIENCE_SECONDS = 15;

    private final String mark;

    ServerProcesses(String mark) {
        this.mark = mark;
    }

    /** Ends every server process that is there: asks first, then insists, then kills. */
    void end() {
        for (var signal : List.of("INT", "QUIT", "KILL")) {
            var orphans = ProcessHandle.allProcesses().filter(this::isOurs).toList();
            if (orphans.isEmpty()) {
                return;
            }
            LOG.info("Ending {} database processes that an earlier run left", orphans.size());
            orphans.forEach(orphan -> signal(orphan, signal));
            awaitEnd(orphans);
        }
    }

    private boolean isOurs(ProcessHandle process) {
        try {
            var line = Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"), StandardCharsets.ISO_8859_1);
            var server = line.contains("bin/postgres\0") && !line.contains("/bin/sh\0");
            return line.startsWith("postgres: " + mark) || server && line.contains("cluster_name=" + mark);
        } catch (IOException gone) {
            return false;
        }
    }

    private static void signal(ProcessHandle process, String signal) {
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -" + signal + " " + process.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException failed) {
            LOG.warn("A database process could not be ended: {}", failed.getMessage());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitEnd(List<ProcessHandle> processes) {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        for (var process : processes) {
            var left = Math.max(1, deadline - System.nanoTime());
            try {
                process.onExit().get(left, TimeUnit.NANOSECONDS);
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException alive) {
                // The next signal is stronger.
            }
        }
    }
}
