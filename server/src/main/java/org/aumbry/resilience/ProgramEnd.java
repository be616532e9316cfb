package org.aumbry.resilience;

/** Ends this program; whoever started it supplies how. */
@FunctionalInterface
public interface ProgramEnd {

    /** @param atOnce as if the machine had lost its power; else everything is closed on the way */
    void end(boolean atOnce);
}
