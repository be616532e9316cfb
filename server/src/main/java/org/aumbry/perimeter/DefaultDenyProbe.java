package org.aumbry.perimeter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;

/** Compares the rules that the machine's firewall has in force, as the machine tells them, with the declared ports. */
@Component
class DefaultDenyProbe implements Probe {

    private static final Duration OLDEST = Duration.ofDays(1);
    private static final long LONGEST_BYTES = 1 << 20;

    private final Ports ports;
    private final PerimeterSettings settings;
    private final Clock clock;

    DefaultDenyProbe(Ports ports, PerimeterSettings settings, Clock clock) {
        this.ports = ports;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "perimeter.default-deny";
    }

    @Override
    public List<String> promises() {
        return List.of("DEX-95", "ELI-11");
    }

    @Override
    public Reach reach() {
        return Reach.INSTALLATION;
    }

    @Override
    public Result look() {
        var file = settings.rulesInForce();
        if (file == null) {
            return Result.fails("The machine does not tell which rules its firewall has in force.");
        }
        try {
            return look(file);
        } catch (IOException unreadable) {
            return Result.fails("The file with the firewall's rules in force could not be read.");
        }
    }

    Result look(Path file) throws IOException {
        var written = Files.getLastModifiedTime(file).toInstant();
        if (written.plus(OLDEST).isBefore(clock.instant())) {
            return Result.fails("What the firewall has in force was last told at %s.".formatted(written));
        }
        if (Files.size(file) > LONGEST_BYTES) {
            return Result.fails("The file with the firewall's rules in force is too long to be one.");
        }
        return compare(RulesInForce.of(Files.readString(file)), ports.open());
    }

    static Result compare(RulesInForce rules, TreeSet<Integer> wanted) {
        if (!rules.drops() || rules.everything()) {
            return Result.fails("The firewall lets through what no rule names.");
        }
        var besides = new TreeSet<>(rules.open());
        besides.removeAll(wanted);
        return besides.isEmpty()
                ? Result.holds("The firewall drops what comes in but for the ports %s.".formatted(rules.open()))
                : Result.fails("The firewall lets %s through, which nobody declared.".formatted(besides));
    }
}
