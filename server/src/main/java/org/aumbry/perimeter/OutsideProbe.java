package org.aumbry.perimeter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.aumbry.kernel.Probe;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compares what another machine found open with the ports that were declared. */
@Component
class OutsideProbe implements Probe {

    private static final Duration OLDEST = Duration.ofDays(31);
    private static final long LONGEST_BYTES = 1 << 20;

    private final Ports ports;
    private final PerimeterSettings settings;
    private final Clock clock;

    OutsideProbe(Ports ports, PerimeterSettings settings, Clock clock) {
        this.ports = ports;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "perimeter.from-outside";
    }

    @Override
    public List<String> promises() {
        return List.of("ELI-11");
    }

    @Override
    public Reach reach() {
        return Reach.INSTALLATION;
    }

    @Override
    public Result look() {
        var file = settings.outsideLook();
        if (file == null) {
            return Result.fails("Nobody has tried this machine's ports from another one.");
        }
        return look(read(file).orElse(null), ports.open(), clock.instant());
    }

    private static Optional<OutsideLook> read(Path file) {
        try {
            return Files.size(file) > LONGEST_BYTES ? Optional.empty() : OutsideLook.of(Files.readString(file));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    static Result look(@Nullable OutsideLook look, TreeSet<Integer> declared, Instant now) {
        if (look == null) {
            return Result.fails("What another machine found could not be read.");
        }
        if (look.at().plus(OLDEST).isBefore(now) || look.at().isAfter(now.plus(Duration.ofDays(1)))) {
            return Result.fails("Another machine last tried this one's ports at %s.".formatted(look.at()));
        }
        if (!look.all() || look.answered().isEmpty()) {
            return Result.fails("Another machine tried some ports only, or found none open.");
        }
        var besides = new TreeSet<>(look.answered());
        besides.removeAll(declared);
        return besides.isEmpty()
                ? Result.holds("From another machine the ports %s answered at %s, and no other."
                        .formatted(look.answered(), look.at()))
                : Result.fails("From another machine the ports %s answered, which nobody declared."
                        .formatted(besides));
    }
}
