package org.aumbry.crypto;

import java.util.Arrays;

/**
 * The private half of the archive's key pair on paper: lines 5 to 8, written like the four lines of the
 * {@link RecoveryKit}, so that both fit on one sheet and neither is taken for the other.
 */
final class BackupKit {

    private static final String TITLE = "AUMBRY BACKUP KEY 1";
    private static final PrintedLines LINES = new PrintedLines("aumbry backup key 1", 5);

    private BackupKit() {}

    /** Title, name of the key, who signs the archive, four lines. */
    static Secret print(Secret secret, BackupKey key, String signer) {
        var raw = secret.bytes(RawKeyAccess.because("printing the backup key"));
        try {
            return Secret.ofText(TITLE + "\nBackup key " + PrintedLines.grouped(key.name()) + "\nArchive signed by "
                    + signer + "\n\n" + LINES.print(raw));
        } finally {
            Arrays.fill(raw, (byte) 0);
        }
    }

    /** Reads lines 5 to 8 of a typed sheet; other lines are passed over. */
    static Secret read(String typed) {
        var raw = LINES.read(typed);
        try {
            return Secret.copyOf(raw);
        } finally {
            Arrays.fill(raw, (byte) 0);
        }
    }
}
