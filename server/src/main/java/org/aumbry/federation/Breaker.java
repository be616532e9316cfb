package org.aumbry.federation;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Keeps people from waiting for a server that has not answered several times in a row: it is left alone for a while,
 * then asked by one again.
 */
final class Breaker {

    static final int FAILURES = 5;
    static final Duration REST = Duration.ofSeconds(30);

    private static final int MOST = 10_000;

    private final Map<String, State> states = new ConcurrentHashMap<>();
    private final LongSupplier nanos;

    Breaker(LongSupplier nanos) {
        this.nanos = nanos;
    }

    private record State(int failures, long since) {}

    /** Whether the server is left alone now. The first to ask after its rest goes, and the rest begins anew. */
    boolean rests(String server) {
        var state = states.get(server);
        if (state == null || state.failures() < FAILURES) {
            return false;
        }
        long now = nanos.getAsLong();
        boolean rested = now - state.since() >= REST.toNanos();
        return !(rested && states.replace(server, state, new State(state.failures(), now)));
    }

    void failed(String server) {
        if (states.size() < MOST || states.containsKey(server)) {
            states.merge(server, new State(1, nanos.getAsLong()), (before, one) ->
                    new State(Math.min(before.failures() + 1, FAILURES), one.since()));
        }
    }

    void answered(String server) {
        states.remove(server);
    }
}
