package org.aumbry.crypto;

/** Keys that the root key wraps, kept by one module; for moving them to another root key or service. */
public interface RootWrapped {

    /** What they are, for the operator at the prompt. */
    String what();

    /** How many of them the root key that wraps now did not wrap. */
    long left();

    /** Wraps at most so many of those anew; says how many it were. */
    int rewrap(int most);
}
