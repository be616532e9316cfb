package org.aumbry.kernel;

import java.util.function.Consumer;

/** A call to another machine while it lasts. One that is closed before the machine answered counts as silence. */
public final class Visit implements AutoCloseable {

    private final Consumer<Boolean> end;
    private boolean answered;
    private boolean closed;

    /** @param end told once, at the end, whether the machine answered */
    public Visit(Consumer<Boolean> end) {
        this.end = end;
    }

    /** One that nobody counts. */
    public static Visit uncounted() {
        return new Visit(answered -> Thread.onSpinWait());
    }

    /** The machine answered; a no is an answer too. */
    public void answered() {
        answered = true;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            end.accept(answered);
        }
    }
}
