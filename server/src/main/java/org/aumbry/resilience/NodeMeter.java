package org.aumbry.resilience;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.aumbry.web.Traffic;

/** How much this program has to do: processor time from one look to the next, and the requests it answered. */
final class NodeMeter {

    /** Shorter looks would call a pause of the collector a peak. */
    static final Duration LOOK = Duration.ofSeconds(10);

    private final Traffic traffic;
    private final LongSupplier cpuNanos;
    private final LongSupplier nanos;
    private long lastCpu;
    private long last;

    /**
     * One look.
     *
     * @param cpuMillis processor time taken in a second, in milliseconds
     * @param most how many requests were being answered at once, at most
     */
    record Sample(long cpuMillis, long requests, int most) {}

    NodeMeter(Traffic traffic) {
        this(traffic, ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)::getProcessCpuTime,
                System::nanoTime);
    }

    NodeMeter(Traffic traffic, LongSupplier cpuNanos, LongSupplier nanos) {
        this.traffic = traffic;
        this.cpuNanos = cpuNanos;
        this.nanos = nanos;
        lastCpu = cpuNanos.getAsLong();
        last = nanos.getAsLong();
    }

    /** What was measured, when it is time; else nothing. */
    Optional<Sample> look() {
        long now = nanos.getAsLong();
        long passed = now - last;
        if (passed < LOOK.toNanos()) {
            return Optional.empty();
        }
        long cpu = cpuNanos.getAsLong();
        long taken = Math.max(0, cpu - lastCpu) * 1000 / passed;
        last = now;
        lastCpu = cpu;
        var count = traffic.count();
        return Optional.of(new Sample(taken, count.requests(), count.most()));
    }
}
