package org.aumbry.crypto;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A root key and an archive's keys of their own, and what is on paper of both. */
public final class TestPaper {

    private final RootKey root = RootKey.generate(new Randomness());
    private final Kms kms = new SealedFileKms(root, new Randomness());
    private final BackupCustody custody;
    private final String sheet;

    public TestPaper(Path keys) {
        custody = new BackupCustody(keys, kms, new Randomness());
        try (var kit = RecoveryKit.print(root); var backup = custody.kit().orElseThrow()) {
            sheet = text(kit) + "\n" + text(backup);
        }
    }

    public Kms kms() {
        return kms;
    }

    public BackupCustody custody() {
        return custody;
    }

    /** Both sheets. */
    public String sheet() {
        return sheet;
    }

    private static String text(Secret secret) {
        return new String(secret.bytes(RawKeyAccess.because("a test reads the paper")), StandardCharsets.UTF_8);
    }
}
