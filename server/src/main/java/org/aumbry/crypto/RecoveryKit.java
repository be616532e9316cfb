package org.aumbry.crypto;

import java.util.Arrays;

/**
 * The root key on paper; {@code docs/formats/recovery-kit-v1.md} is its exact description. Whoever holds the paper
 * holds the key.
 */
public final class RecoveryKit {

    private static final String TITLE = "AUMBRY RECOVERY KIT 1";
    private static final PrintedLines LINES = new PrintedLines("aumbry recovery kit 1");

    private RecoveryKit() {}

    /** The kit of a key as text to print: title, key name, four lines. */
    static Secret print(RootKey root) {
        var raw = root.key().bytes(RawKeyAccess.because("printing the recovery kit"));
        try {
            return Secret.ofText(
                    TITLE + "\nRoot key " + PrintedLines.grouped(root.name()) + "\n\n" + LINES.print(raw));
        } finally {
            Arrays.fill(raw, (byte) 0);
        }
    }

    /** Reads a typed kit: any case, spaces or hyphens anywhere, O for 0, I and L for 1, other lines ignored. */
    static RootKey read(String typed) {
        var raw = LINES.read(typed);
        try {
            return RootKey.of(raw);
        } finally {
            Arrays.fill(raw, (byte) 0);
        }
    }
}
