package org.aumbry.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AlgorithmTests {

    private final Randomness randomness = new Randomness();

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void whatItSealsOpensInItsPlaceOnlyAndAsOftenAsWanted(Algorithm algorithm) {
        var key = SealingKey.generate(randomness, algorithm);
        var sealed = key.seal(randomness, "words".getBytes(StandardCharsets.UTF_8), new byte[] {1});
        var chunks = key.chunks();
        for (int i = 0; i < 3; i++) {
            var plain = new byte[5];
            chunks.open(Arrays.copyOf(sealed, 12), new byte[] {1}, Span.from(sealed, 12), Span.of(plain));
            assertThat(plain).asString(StandardCharsets.UTF_8).isEqualTo("words");
        }
        assertThatExceptionOfType(TamperedException.class).isThrownBy(() -> key.open(sealed, new byte[] {2}));
        sealed[20] ^= 1;
        assertThatExceptionOfType(TamperedException.class).isThrownBy(() -> key.open(sealed, new byte[] {1}));
        assertThat(key.copy().algorithm()).isEqualTo(algorithm);
        assertThat(Algorithm.of(algorithm.number())).contains(algorithm);
        assertThat(Algorithm.named(algorithm.word())).contains(algorithm);
    }

    /** RFC 8439, 2.8.2. */
    @Test
    void chachaIsThatOfTheStandard() {
        var hex = HexFormat.of();
        var root = SealingKey.generate(randomness);
        var raw = SealingKey.of(hex.parseHex("808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f"));
        var key = root.unwrap(root.wrap(randomness, raw, new byte[0]), new byte[0], Algorithm.CHACHA20_POLY1305);
        var sealed = hex.parseHex("d31a8d34648e60db7b86afbc53ef7ec2a4aded51296e08fea9e2b5a736ee62d6"
                + "3dbea45e8ca9671282fafb69da92728b1a71de0a9e060b2905d6a5b67ecd3b3692ddbd7f2d778b8c9803aee328091b58"
                + "fab324e4fad675945585808b4831d7bc3ff4def08e4b7a9de576d26586cec64b6116"
                + "1ae10b594f09e26a7e902ecbd0600691");
        var plain = new byte[sealed.length - 16];

        key.chunks().open(hex.parseHex("070000004041424344454647"), hex.parseHex("50515253c0c1c2c3c4c5c6c7"),
                Span.of(sealed), Span.of(plain));
        assertThat(plain).asString(StandardCharsets.US_ASCII).startsWith("Ladies and Gentlemen of the class of '99");
    }
}
