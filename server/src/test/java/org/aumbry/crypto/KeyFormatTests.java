package org.aumbry.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Re-computes the examples of {@code docs/formats/keyfile-v1.md}, which another implementation made. */
class KeyFormatTests {

    private static final Argon2Cost COST = new Argon2Cost(64, 1, 1);

    private final Map<String, byte[]> example = FormatExamples.values("keyfile-v1.md");
    private final RootKey root = RootKey.of(value("root-key"));

    @Test
    void theKeyFileOfAPassphrase() {
        var header = new KeyFile.Header(KeyProtection.PASSPHRASE, value("root-key-id"), COST, value("salt"));
        var unlocking = COST.derive(Secret.ofText("correct horse battery staple"), value("salt"));

        assertThat(KeyFile.seal(root, header, unlocking, new CountingBytes()).encode())
                .isEqualTo(value("by-passphrase"));
        assertThat(KeyFile.decode(value("by-passphrase")).open(unlocking).name()).isEqualTo(root.name());
    }

    @Test
    void theKeyFileOfAKeyFile() {
        var header = new KeyFile.Header(KeyProtection.KEY_FILE, value("root-key-id"), Argon2Cost.NONE, value("salt"));
        var unlocking = SealingKey.of(value("unlock-key")).derive(value("salt"), "aumbry keyfile v1".getBytes());

        assertThat(KeyFile.seal(root, header, unlocking, new CountingBytes()).encode()).isEqualTo(value("by-key-file"));
    }

    @Test
    void theKeyOfATenant() {
        var kms = new SealedFileKms(root, new CountingBytes());
        var context = "tenant-key:0190a000-0000-7000-8000-00000000000a";

        assertThat(kms.wrap(SealingKey.of(value("inner-key")), context)).isEqualTo(value("wrapped"));
        assertThat(kms.unwrap(value("wrapped"), context).bytes(RawKeyAccess.because("test")))
                .isEqualTo(value("inner-key"));
    }

    private byte[] value(String name) {
        var bytes = example.get(name);
        return Arrays.copyOf(bytes, bytes.length);
    }
}
