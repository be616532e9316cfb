package org.aumbry.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.aumbry.kernel.Egress.Party;
import org.aumbry.kernel.NotVisitedException;
import org.aumbry.kernel.NotVisitedException.Why;
import org.aumbry.kernel.Visit;
import org.jspecify.annotations.Nullable;

/**
 * How other machines answer this process. One that was silent several times in a row is left alone for a while, then
 * tried by one caller; an answer makes up for all silence. Only so many wait for one machine, whatever they want there.
 */
final class Outside {

    private static final int MOST = 2_000;
    private static final int NEVER = Integer.MAX_VALUE;

    private final Map<Place, State> states = new ConcurrentHashMap<>();
    private final LongSupplier nanos;
    private final Clock clock;

    /** @param nanos time that never goes back */
    Outside(LongSupplier nanos, Clock clock) {
        this.nanos = nanos;
        this.clock = clock;
    }

    /**
     * How long a kind of machine is borne with.
     *
     * @param silences after so many in a row it is left alone; {@link #NEVER} where whoever asks does so itself
     * @param rest for how long
     * @param waiting how many may wait for it at once
     */
    record Patience(int silences, Duration rest, int waiting) {

        static Patience with(Party party) {
            return switch (party) {
                case PROVIDER, DIRECTORY -> new Patience(5, Duration.ofSeconds(30), 32);
                case NAME_SERVER -> new Patience(3, Duration.ofSeconds(30), 16);
                case MAIL_SERVER -> new Patience(3, Duration.ofMinutes(1), 4);
                case WITNESS -> new Patience(3, Duration.ofMinutes(5), 4);
                // Each destination of a journal, the key service and each place of blobs is left alone by its owner.
                case COLLECTOR -> new Patience(NEVER, Duration.ZERO, 32);
                case KEY_SERVICE -> new Patience(NEVER, Duration.ZERO, 64);
                case OBJECT_STORE -> new Patience(NEVER, Duration.ZERO, 256);
            };
        }
    }

    private record Place(Party party, String host, int port) {}

    /** @throws NotVisitedException while the machine is left alone, or when too many wait for it */
    Visit begin(Party party, String host, int port) {
        if (states.size() >= MOST) {
            states.values().removeIf(State::idle);
        }
        if (states.size() >= MOST) {
            return Visit.uncounted();
        }
        var place = new Place(party, host.toLowerCase(Locale.ROOT), port);
        var state = states.computeIfAbsent(place, fresh -> new State(Patience.with(party)));
        boolean trial = state.enter(nanos.getAsLong());
        return new Visit(answered -> state.leave(answered, trial, nanos.getAsLong(), clock.instant()));
    }

    /** Every machine that was asked, the silent ones first. */
    List<Machine> machines() {
        return states.entrySet().stream()
                .map(each -> each.getValue().machine(each.getKey(), nanos.getAsLong()))
                .sorted(Comparator.comparing(Machine::answers).thenComparing(Machine::party)
                        .thenComparing(Machine::host).thenComparing(Machine::port))
                .toList();
    }

    private static final class State {

        private final Patience patience;
        private int waiting;
        private int silences;
        private long restedAt;
        private boolean tried;
        private long turnedAway;
        private @Nullable Instant silentSince;
        private @Nullable Instant answeredAt;

        State(Patience patience) {
            this.patience = patience;
        }

        /** Whether whoever enters is the one that tries a machine that was left alone. */
        synchronized boolean enter(long now) {
            boolean trial = silences >= patience.silences();
            if (trial && (tried || now - restedAt < 0)) {
                throw away(Why.RESTS);
            }
            if (waiting >= patience.waiting()) {
                throw away(Why.CROWDED);
            }
            tried |= trial;
            waiting++;
            return trial;
        }

        private NotVisitedException away(Why why) {
            turnedAway++;
            return new NotVisitedException(why);
        }

        synchronized void leave(boolean answered, boolean trial, long now, Instant at) {
            waiting--;
            tried &= !trial;
            if (answered) {
                silences = 0;
                turnedAway = 0;
                silentSince = null;
                answeredAt = at;
            } else {
                silences += silences < NEVER - 1 ? 1 : 0;
                restedAt = now + patience.rest().toNanos();
                silentSince = silentSince == null ? at : silentSince;
            }
        }

        synchronized boolean idle() {
            return waiting == 0 && silentSince == null;
        }

        synchronized Machine machine(Place place, long now) {
            boolean rests = silences >= patience.silences() && (tried || now - restedAt < 0);
            return new Machine(
                    place.party(), place.host(), place.port(), waiting, turnedAway, rests, silentSince, answeredAt);
        }
    }
}
