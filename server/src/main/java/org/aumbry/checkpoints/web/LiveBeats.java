package org.aumbry.checkpoints.web;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.aumbry.identity.Gate;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.aumbry.web.Traffic;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Who follows the journal, at what pace and for how long: a browser asks again when its stream ends. */
@Component
class LiveBeats {

    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final int LONGEST_BEATS = 600;
    private static final int MOST_EACH = 4;
    private static final int MOST = 100;

    private final Gate gate;
    private final Map<UserId, Integer> seats = new HashMap<>();
    private volatile boolean closing;

    LiveBeats(Gate gate) {
        this.gate = gate;
    }

    /** A place among those who follow; given back when it is closed. */
    synchronized Seat seat(Principal who) {
        int taken = seats.values().stream().mapToInt(Integer::intValue).sum();
        int mine = seats.getOrDefault(who.user(), 0);
        if (mine >= MOST_EACH || taken >= MOST) {
            throw Refusal.of(Refusal.Code.OVER_LIMIT, "checkpoints.live.refusal.many");
        }
        seats.put(who.user(), mine + 1);
        return new Seat(who);
    }

    /** The program stops: streams end, so that nothing waits for them. */
    @EventListener({ContextClosedEvent.class, Traffic.NodeLeaves.class})
    void close() {
        closing = true;
    }

    private synchronized void leave(UserId user) {
        seats.computeIfPresent(user, (id, count) -> count > 1 ? count - 1 : null);
    }

    /** One stream. */
    final class Seat implements AutoCloseable {

        private final Principal who;
        private int beats;

        private Seat(Principal who) {
            this.who = who;
        }

        /** Waits for the next beat; says whether there is one: not after the session has ended. */
        boolean goesOn() {
            try {
                if (beats > 0) {
                    Thread.sleep(BEAT);
                }
                return ++beats <= LONGEST_BEATS && !closing && gate.counts(who);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        @Override
        public void close() {
            leave(who.user());
        }
    }
}
