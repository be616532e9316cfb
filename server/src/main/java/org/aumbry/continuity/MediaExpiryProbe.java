package org.aumbry.continuity;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.aumbry.kernel.Probe;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Looks whether copies go when their time is over. */
@Component
class MediaExpiryProbe implements Probe {

    private static final Duration PROMISED = Duration.ofDays(90);
    private static final Duration GRACE = Duration.ofDays(1);

    private final ArchiveSettings settings;
    private final Supplier<List<ArchiveStore.Row>> generations;
    private final Clock clock;

    @Autowired
    MediaExpiryProbe(ArchiveSettings settings, ArchiveStore store, Clock clock) {
        this(settings, store::generations, clock);
    }

    MediaExpiryProbe(ArchiveSettings settings, Supplier<List<ArchiveStore.Row>> generations, Clock clock) {
        this.settings = settings;
        this.generations = generations;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "continuity.media-expiry";
    }

    @Override
    public List<String> promises() {
        return List.of("DEX-34");
    }

    @Override
    public Reach reach() {
        return Reach.INSTALLATION;
    }

    @Override
    public Result look() {
        if (settings.mediaExpiry().compareTo(PROMISED) > 0) {
            return Result.fails("Copies are kept for %d days; 90 were promised.".formatted(
                    settings.mediaExpiry().toDays()));
        }
        var before = clock.instant().minus(settings.mediaExpiry()).minus(GRACE);
        long late = generations.get().stream().filter(row -> row.begunAt().isBefore(before)).count();
        return late == 0
                ? Result.holds("No copy is older than %d days.".formatted(settings.mediaExpiry().toDays()))
                : Result.fails("%d copies are older than %d days.".formatted(late, settings.mediaExpiry().toDays()));
    }
}
