package org.aumbry.continuity;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.aumbry.kernel.Probe;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Looks whether a restore was tried lately and gave the same. */
@Component
class ProvenProbe implements Probe {

    private static final Duration GRACE = Duration.ofHours(6);

    private final ArchiveSettings settings;
    private final Supplier<List<ProvenRestore>> drills;
    private final Clock clock;

    @Autowired
    ProvenProbe(ArchiveSettings settings, ArchiveStore store, Clock clock) {
        this(settings, () -> store.drills(1), clock);
    }

    ProvenProbe(ArchiveSettings settings, Supplier<List<ProvenRestore>> drills, Clock clock) {
        this.settings = settings;
        this.drills = drills;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "continuity.proven-restore";
    }

    @Override
    public List<String> promises() {
        return List.of("XAAS-21", "XAAS-25");
    }

    @Override
    public Reach reach() {
        return Reach.INSTALLATION;
    }

    @Override
    public Result look() {
        var newest = drills.get();
        if (newest.isEmpty()) {
            return Result.fails("No copy was ever restored and compared.");
        }
        var last = newest.getFirst();
        if (!last.holds()) {
            return Result.fails("The last restore that was tried, of " + last.begunAt() + ", did not give the same.");
        }
        boolean overdue = last.begunAt().plus(settings.drillEvery()).plus(GRACE).isBefore(clock.instant());
        var said = "The last restore, of %s, took %d s and gave the same.".formatted(
                last.begunAt(), last.took().toSeconds());
        return overdue ? Result.fails(said + " The next one is overdue.") : Result.holds(said);
    }
}
