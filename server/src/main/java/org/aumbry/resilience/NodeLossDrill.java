package org.aumbry.resilience;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.aumbry.continuity.LossDrill;
import org.aumbry.continuity.LossDrills;
import org.aumbry.data.Nodes;
import org.springframework.stereotype.Service;

/**
 * Loses a node on trial: it ends without a word, and the time is taken from its last word until another one has
 * worked with the databases after the server knew that it was gone. What it last had acknowledged must still be there.
 */
@Service
public class NodeLossDrill {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration STEP = Duration.ofMillis(50);

    private final NodeRoll roll;
    private final Nodes programs;
    private final LossDrills drills;

    NodeLossDrill(NodeRoll roll, Nodes programs, LossDrills drills) {
        this.roll = roll;
        this.programs = programs;
        this.drills = drills;
    }

    /** By whoever stands at the machine. */
    public LossDrill run(String called) throws InterruptedException {
        int before = programs.count();
        var begun = drills.now();
        var lost = roll.halt(called);
        var acknowledged = roll.beats(lost.id()).own();
        boolean gone = await(() -> programs.count() == before - 1);
        var last = roll.beats(lost.id());
        boolean went = gone && await(() -> roll.beats(lost.id()).others().isAfter(last.others()));
        var took = Duration.between(last.own(), roll.beats(lost.id()).others());
        var missing = Duration.between(last.own(), acknowledged);
        var said = !gone
                ? "The node " + lost.name() + " did not end."
                : "The node " + lost.name() + " ended without a word. Of " + before + " programs " + (before - 1)
                        + " were left" + (went ? ", and another node worked on." : ", and no other node worked on.")
                        + " The last word of it that was acknowledged "
                        + (missing.isPositive() ? "is lost." : "is there.");
        return drills.record(LossDrill.Kind.NODE, new LossDrills.Measured(
                begun, atLeastNone(took), atLeastNone(missing), went && !missing.isPositive(), said));
    }

    private static Duration atLeastNone(Duration measured) {
        return measured.isNegative() ? Duration.ZERO : measured;
    }

    private static boolean await(BooleanSupplier wanted) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!wanted.getAsBoolean()) {
            if (System.nanoTime() > until) {
                return false;
            }
            Thread.sleep(STEP);
        }
        return true;
    }
}
