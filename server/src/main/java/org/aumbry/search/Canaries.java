package org.aumbry.search;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.aumbry.crypto.Randomness;
import org.aumbry.kernel.AccessClass;

/**
 * Things that probes plant in a live index for a moment. They stand in classes below zero, which nobody is ever
 * granted, so no person's question, count or suggestion meets them.
 */
final class Canaries {

    static final String KIND = "canary";
    static final long ONE = -1;
    static final long OTHER = -2;

    private static final int WORD_BYTES = 12;

    private Canaries() {}

    /** A word that stands nowhere else. */
    static String word(Randomness randomness) {
        return "q" + HexFormat.of().formatHex(randomness.bytes(WORD_BYTES));
    }

    /** The canary of a class; planted again it takes its own place. */
    static SearchDocument of(long accessClass, String word, Instant now) {
        var id = id(accessClass);
        return new SearchDocument(
                KIND, id, id, 1, new AccessClass(accessClass), word, word + ".txt", "planted " + word + " here",
                List.of(), List.of(word), null, id, now, "", "other");
    }

    static UUID id(long accessClass) {
        return new UUID(0, -accessClass);
    }
}
