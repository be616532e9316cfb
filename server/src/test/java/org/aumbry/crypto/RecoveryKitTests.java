package org.aumbry.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import org.aumbry.kernel.Refusal;
import org.junit.jupiter.api.Test;

class RecoveryKitTests {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private final RootKey root = RootKey.generate(new Randomness());
    private final String kit = text(root);

    @Test
    void aPrintedKitGivesTheKeyBack() {
        try (var read = RecoveryKit.read(kit)) {
            assertThat(raw(read)).isEqualTo(raw(root));
            assertThat(read.name()).isEqualTo(root.name());
        }
    }

    @Test
    void theExampleOfTheFormatIsReproduced() {
        var key = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");

        assertThat(text(RootKey.of(key))).isEqualTo(FormatExamples.block("recovery-kit-v1.md"));
    }

    @Test
    void carelessTypingIsForgiven() {
        var typed = kit.toLowerCase(Locale.ROOT).replace("0", "o").replace("\n", "\r\n").replace("  ", " \t ");
        var zeroes = RootKey.of(new byte[32]);

        assertThat(RecoveryKit.read(typed).name()).isEqualTo(root.name());
        assertThat(RecoveryKit.read(text(zeroes).replace('0', 'O')).name())
                .isEqualTo(zeroes.name());
    }

    @Test
    void everySingleWrongCharacterIsNamedByItsLine() {
        int missed = 0;
        int tried = 0;
        for (int line = 1; line <= 4; line++) {
            int start = kit.indexOf("\n" + line + "  ") + 4;
            for (int i = start; i < start + 19; i++) {
                if (kit.charAt(i) != ' ') {
                    for (char other : ALPHABET.toCharArray()) {
                        if (other != kit.charAt(i)) {
                            tried++;
                            missed += refusedLine(kit.substring(0, i) + other + kit.substring(i + 1)) == line ? 0 : 1;
                        }
                    }
                }
            }
        }
        assertThat(tried).isEqualTo(4 * 16 * 31);
        assertThat(missed).as("15 bits of check let one slip in 32,768 pass").isLessThanOrEqualTo(2);
    }

    @Test
    void exchangedAndMissingLinesAreRefused() {
        var lines = kit.split("\n");
        var exchanged = kit.replace(lines[3], "1" + lines[4].substring(1))
                .replace("\n" + lines[4], "\n2" + lines[3].substring(1));

        assertThat(refusedLine(exchanged)).isPositive();
        assertThat(refusedLine(kit.replace(lines[5], ""))).isEqualTo(3);
        assertThat(refusedLine("")).isEqualTo(1);
    }

    private static int refusedLine(String typed) {
        try {
            RecoveryKit.read(typed).close();
            return -1;
        } catch (Refusal refusal) {
            return (int) refusal.arguments().getFirst();
        }
    }

    private static String text(RootKey key) {
        try (var printed = RecoveryKit.print(key)) {
            return new String(printed.bytes(RawKeyAccess.because("test")), StandardCharsets.UTF_8);
        }
    }

    private static byte[] raw(RootKey key) {
        return key.key().bytes(RawKeyAccess.because("test"));
    }
}
