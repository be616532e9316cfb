package org.aumbry.web;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.aumbry.kernel.Egress.Party;
import org.aumbry.kernel.NotVisitedException;
import org.aumbry.kernel.Visit;
import org.aumbry.web.Outside.Patience;
import org.jspecify.annotations.Nullable;

/** Goes through a machine's silence with time that passes as it is told: nothing is connected to. */
final class OutsideCheck {

    private static final Party PARTY = Party.WITNESS;

    private final AtomicLong now = new AtomicLong();
    private final Outside outside = new Outside(now::get, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    private final Patience patience = Patience.with(PARTY);

    private OutsideCheck() {}

    static boolean holds() {
        return new OutsideCheck().walk();
    }

    private boolean walk() {
        for (int i = 0; i < patience.silences(); i++) {
            if (!ask(false)) {
                return false;
            }
        }
        boolean leftAlone = !ask(true);
        now.addAndGet(patience.rest().toNanos());
        return leftAlone && triedByOne() && ask(true) && crowdIsTurnedAway();
    }

    private boolean triedByOne() {
        try (var trial = begin()) {
            boolean others = ask(true);
            if (trial != null) {
                trial.answered();
            }
            return trial != null && !others;
        }
    }

    private boolean crowdIsTurnedAway() {
        int let = 0;
        while (let <= patience.waiting() && begin() != null) {
            let++;
        }
        return let == patience.waiting();
    }

    private boolean ask(boolean answers) {
        try (var visit = begin()) {
            if (visit != null && answers) {
                visit.answered();
            }
            return visit != null;
        }
    }

    private @Nullable Visit begin() {
        try {
            return outside.begin(PARTY, "nowhere.invalid", 1);
        } catch (NotVisitedException away) {
            return null;
        }
    }
}
