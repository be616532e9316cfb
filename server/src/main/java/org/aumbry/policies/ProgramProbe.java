package org.aumbry.policies;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;

/** Looks whether the program's own files were compared lately with what they were at its start, and were the same. */
@Component
class ProgramProbe implements Probe {

    private static final Duration LATE = ProgramWatch.EVERY.multipliedBy(2);

    private final ProgramWatch watch;
    private final Desk desk;

    ProgramProbe(ProgramWatch watch, Desk desk) {
        this.watch = watch;
        this.desk = desk;
    }

    @Override
    public String id() {
        return "policies.program-files";
    }

    @Override
    public List<String> promises() {
        return List.of("XAAS-33");
    }

    @Override
    public Reach reach() {
        return Reach.INSTALLATION;
    }

    @Override
    public Result look() {
        if (watch.last().at().equals(Instant.MIN)) {
            watch.look();
        }
        var seen = watch.last();
        if (seen.changed() > 0) {
            return Result.fails("%d of %d files are not what they were at the start".formatted(
                    seen.changed(), seen.files()));
        }
        return seen.files() > 0 && Duration.between(seen.at(), desk.now()).compareTo(LATE) <= 0
                ? Result.holds("%d files of the program and its settings are as they were at the start".formatted(
                        seen.files()))
                : Result.fails("the program's files were not looked at within " + LATE.toMinutes() + " minutes");
    }
}
