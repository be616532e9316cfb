package org.aumbry.continuity;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.aumbry.kernel.Probe;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Looks how much of the newest work a lost machine would take with it. */
@Component("continuityLagProbe")
class LagProbe implements Probe {

    private final boolean on;
    private final Duration most;
    private final Supplier<Optional<ArchiveStanding>> standing;
    private final Clock clock;

    @Autowired
    LagProbe(ArchiveSettings settings, ArchiveStateStore state, Clock clock) {
        this(settings.on(), settings.alarmAfter(), state::read, clock);
    }

    LagProbe(boolean on, Duration most, Supplier<Optional<ArchiveStanding>> standing, Clock clock) {
        this.on = on;
        this.most = most;
        this.standing = standing;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "continuity.archive-lag";
    }

    @Override
    public List<String> promises() {
        return List.of("XAAS-27", "PAN-18");
    }

    @Override
    public Reach reach() {
        return Reach.INSTALLATION;
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public Result look() {
        if (!on) {
            return Result.fails("No location of the archive is set, so nothing is copied elsewhere.");
        }
        var exposed = standing.get().map(seen -> seen.exposed(clock.instant())).orElse(null);
        if (exposed == null) {
            return Result.fails("Nothing is archived yet.");
        }
        var said = "The newest copy is %d s old; %d s are allowed.".formatted(exposed.toSeconds(), most.toSeconds());
        return exposed.compareTo(most) > 0 ? Result.fails(said) : Result.holds(said);
    }
}
