package org.aumbry.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupKeyTests {

    private final Randomness randomness = new Randomness();
    private final BackupKey.Pair pair = BackupKey.generate();

    @TempDir
    private Path folder;

    @Test
    void onlyThePrivateHalfOpensWhatThePublicHalfWrapped() {
        var other = BackupKey.generate();
        try (var key = SealingKey.generate(randomness)) {
            var wrapped = pair.key().wrap(randomness, key, "here");
            try (var opened = pair.key().unwrap(pair.secret(), wrapped, "here")) {
                assertThat(raw(opened)).isEqualTo(raw(key));
            }
            assertThatThrownBy(() -> pair.key().unwrap(other.secret(), wrapped, "here"))
                    .isInstanceOf(TamperedException.class);
            assertThatThrownBy(() -> other.key().unwrap(pair.secret(), wrapped, "here"))
                    .isInstanceOf(TamperedException.class);
            assertThatThrownBy(() -> pair.key().unwrap(pair.secret(), wrapped, "there"))
                    .isInstanceOf(TamperedException.class);
        }
    }

    @Test
    void everyFlippedBitIsRefused() {
        try (var key = SealingKey.generate(randomness)) {
            var wrapped = pair.key().wrap(randomness, key, "here");
            int opened = 0;
            for (int bit = 0; bit < wrapped.length * 8; bit++) {
                // RFC 7748, section 5: the highest bit of an encapsulation is not looked at; it is authenticated here.
                wrapped[bit / 8] ^= (byte) (1 << bit % 8);
                try {
                    pair.key().unwrap(pair.secret(), wrapped, "here").close();
                    opened++;
                } catch (TamperedException refused) {
                    // As it must be.
                }
                wrapped[bit / 8] ^= (byte) (1 << bit % 8);
            }
            assertThat(opened).isZero();
        }
    }

    /** RFC 7748, section 6.1: Alice's key pair, so that the bytes of both halves are the ones others write. */
    @Test
    void aPublishedPrivateHalfOpensWhatItsPublicHalfWrapped() {
        var hex = HexFormat.of();
        var key = BackupKey.of(hex.parseHex("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a"));
        try (var secret = Secret.copyOf(
                        hex.parseHex("77076d0a7318a57d3c16c17251b26645df4c2f92ebc099c17fbac9b2cae42acf"));
                var inner = SealingKey.generate(randomness)) {
            assertThat(hex.formatHex(key.bytes())).startsWith("8520f009");
            assertThat(key.wrap(randomness, inner, "here")).hasSize(92);
            assertThat(secret.lengthBytes()).isEqualTo(32);
        }
    }

    @Test
    void theSheetGivesThePrivateHalfBack() {
        try (var sheet = BackupKit.print(pair.secret(), pair.key(), "ab".repeat(32))) {
            var text = text(sheet);
            assertThat(text).startsWith("AUMBRY BACKUP KEY 1\n").contains("\n5  ", "\n8  ", "Archive signed by abab");
            try (var read = BackupKit.read("1  AAAA\n" + text.toLowerCase(java.util.Locale.ROOT))) {
                assertThat(read).isEqualTo(pair.secret());
            }
        }
    }

    @Test
    void thePrivateHalfIsForgottenOnceItIsOnPaperAndNotBefore() {
        var custody = new BackupCustody(folder, TestKms.fresh(), randomness);
        assertThat(custody.held()).isFalse();
        var name = custody.key().name();
        String sheet;
        try (var kit = custody.kit().orElseThrow()) {
            sheet = text(kit);
        }
        try (var other = BackupKit.print(pair.secret(), pair.key(), custody.signer())) {
            assertThat(custody.forget(text(other))).isFalse();
        }
        assertThat(custody.held()).isTrue();
        assertThat(custody.forget(sheet)).isTrue();
        assertThat(custody.held()).isFalse();
        assertThat(custody.kit()).isEmpty();
        assertThat(custody.key().name()).isEqualTo(name);
    }

    @Test
    void signaturesAreTheSignersAndStandUnderOneUse() {
        var custody = new BackupCustody(folder, TestKms.fresh(), randomness);
        var message = BackupCustody.labelled("one use", new byte[] {1, 2, 3});
        var signature = custody.sign(message);
        var signer = HexFormat.of().parseHex(custody.signer());

        assertThat(Ed25519.verify(signer, message, signature)).isTrue();
        var another = BackupCustody.labelled("another", new byte[] {1, 2, 3});
        assertThat(Ed25519.verify(signer, another, signature)).isFalse();
    }

    private static byte[] raw(SealingKey key) {
        return key.bytes(RawKeyAccess.because("a test compares keys"));
    }

    private static String text(Secret secret) {
        return new String(secret.bytes(RawKeyAccess.because("a test reads the paper")), StandardCharsets.UTF_8);
    }
}
