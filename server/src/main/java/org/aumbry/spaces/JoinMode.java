package org.aumbry.spaces;

import java.util.Arrays;
import java.util.Locale;
import org.aumbry.kernel.Refusal;

/** How people come into a space. */
public enum JoinMode {
    OPEN,
    REQUEST,
    INVITATION;

    /** The word used in the table, in forms and in the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the word; anything else is refused as invalid. */
    public static JoinMode of(String word) {
        return Arrays.stream(values())
                .filter(mode -> mode.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("join", "spaces.refusal.join-mode"));
    }
}
