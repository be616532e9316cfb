package org.aumbry.reading.worker;

import java.io.IOException;

/** Reading ended before its end, for a reason that a person can be told. */
final class Stopped extends IOException {

    private final Outcome.State state;

    Stopped(Outcome.State state) {
        super(state.name());
        this.state = state;
    }

    Outcome.State state() {
        return state;
    }
}
