package org.aumbry.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.aumbry.kernel.Refusal;
import org.junit.jupiter.api.Test;

class KeySharesTests {

    private final Randomness randomness = new Randomness();
    private final RootKey root = RootKey.generate(randomness);

    @Test
    void everyChoiceOfEnoughSharesRestoresTheKey() {
        var shares = texts(3, 5);
        assertThat(shares).hasSize(5).allSatisfy(share -> assertThat(share).contains("any 3 restore"));
        for (int a = 0; a < 5; a++) {
            for (int b = 0; b < 5; b++) {
                for (int c = 0; c < 5; c++) {
                    if (a != b && b != c && a != c) {
                        var joined = KeyShares.join(shares.get(a) + "\n" + shares.get(b) + "\n" + shares.get(c));
                        assertThat(joined.name()).isEqualTo(root.name());
                    }
                }
            }
        }
    }

    @Test
    void linesAreReadHoweverTheyAreTyped() {
        var typed = texts(2, 2).stream()
                .map(share -> share.substring(0, share.indexOf("\n\n") + 2) + share.substring(share.indexOf("\n\n") + 2)
                        .toLowerCase(Locale.ROOT)
                        .replace('0', 'o')
                        .replace("\n", "\r\n"))
                .toList();

        assertThat(KeyShares.join(typed.get(1) + "\nput away in the safe\n" + typed.get(0)).name())
                .isEqualTo(root.name());
    }

    @Test
    void fewerSharesOrThoseOfTwoSetsRestoreNothing() {
        var shares = texts(3, 5);
        var others = texts(3, 5);
        var foreign = KeyShares.print(RootKey.generate(randomness), 3, 5, randomness);

        refused("crypto.shares-few", shares.get(0) + shares.get(1));
        refused("crypto.shares-few", shares.get(0) + shares.get(0) + shares.get(0));
        refused("crypto.shares-mixed", shares.get(0) + shares.get(1) + others.get(2));
        refused("crypto.shares-mixed", shares.get(0) + shares.get(1) + text(foreign.get(2)));
        refused("crypto.shares-few", "nothing at all");
    }

    @Test
    void aSlipIsNamedByItsLine() {
        var shares = texts(2, 3);
        var lines = shares.getFirst().lines().toList();
        var third = lines.stream().filter(line -> line.startsWith("3 ")).findFirst().orElseThrow();
        char last = third.charAt(third.length() - 1);
        var slipped = third.substring(0, third.length() - 1) + (last == '7' ? '8' : '7');

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> KeyShares.join(shares.getFirst().replace(third, slipped) + shares.get(1)))
                .matches(refusal -> refusal.arguments().equals(List.of(3)));
    }

    @Test
    void onlySensibleNumbersAreTaken() {
        for (var wrong : List.of(List.of(1, 3), List.of(4, 3), List.of(2, 17))) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> KeyShares.print(root, wrong.get(0), wrong.get(1), randomness));
        }
    }

    /** The field of FIPS 197: its own example of a product. */
    @Test
    void productsAreThoseOfTheStandard() {
        assertThat(KeyShares.times(0x57, 0x83)).isEqualTo(0xC1);
        assertThat(KeyShares.times(0x57, 0x13)).isEqualTo(0xFE);
    }

    /** One share of two, over many splits of one byte: every value about as often, whatever the secret is. */
    @Test
    void oneShareOfTwoTellsNothing() {
        var seen = new int[256];
        for (int i = 0; i < 25_600; i++) {
            seen[KeyShares.split(new byte[] {42}, 2, 2, randomness)[0][0] & 0xFF]++;
        }
        assertThat(Arrays.stream(seen).min().orElseThrow()).isGreaterThan(40);
        assertThat(Arrays.stream(seen).max().orElseThrow()).isLessThan(180);
    }

    /** Polynomial 0x2A + 0x07 x: values at 1 and 2 by hand. */
    @Test
    void aSplitOfAKnownPolynomialIsJoined() {
        var parts = new TreeMap<Integer, byte[]>();
        parts.put(1, HexFormat.of().parseHex("2d"));
        parts.put(2, HexFormat.of().parseHex("24"));
        assertThat(KeyShares.combine(parts)).containsExactly(0x2A);
    }

    private List<String> texts(int needed, int total) {
        return KeyShares.print(root, needed, total, randomness).stream().map(KeySharesTests::text).toList();
    }

    private static String text(Secret share) {
        return new String(share.bytes(RawKeyAccess.because("test")), StandardCharsets.UTF_8);
    }

    private static void refused(String key, String typed) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> KeyShares.join(typed))
                .matches(refusal -> refusal.messageKey().equals(key), key);
    }
}
