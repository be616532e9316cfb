package org.aumbry.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Ed25519Tests {

    private static final HexFormat HEX = HexFormat.of();

    /** RFC 8032, 7.1, tests 1 to 3; then the vector of docs/formats/review-report-v1.md, by OpenSSL 3.0.19. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,\
            d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,'',\
            e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b\
            d25bf5f0595bbe24655141438e7a100b
            4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,\
            3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,72,\
            92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c\
            387b2eaeb4302aeeb00d291612bb0c00
            c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,\
            fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025,af82,\
            6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659\
            4a7c15e9716ed28dc027beceea1ec40a
            9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,\
            d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,\
            61756d6272792d7265766965772d7265706f72742d310a7b7d,\
            5575b0fd811cbe0c6c2b4c7b23f54e514941f960ba21e8f4991a0896f4afa9f36bbec4b13c4822d9858b8f6986441ba4\
            8f616f79fb934f0a873e2e40e2a7510b
            """)
    void signsAsTheVectorsSay(String seed, String publicKey, String message, String signature) {
        try (var secret = Secret.copyOf(HEX.parseHex(seed))) {
            assertThat(HEX.formatHex(Ed25519.sign(secret, HEX.parseHex(message)))).isEqualTo(signature);
        }
        assertThat(Ed25519.verify(HEX.parseHex(publicKey), HEX.parseHex(message), HEX.parseHex(signature))).isTrue();
    }

    @Test
    void aNewPairSignsAndEveryFlippedBitIsRefused() {
        var message = "What nobody decided was revoked.".getBytes(StandardCharsets.UTF_8);
        var pair = Ed25519.generate();
        byte[] signature;
        try (var seed = pair.seed()) {
            signature = Ed25519.sign(seed, message);
        }
        assertThat(pair.publicKey()).hasSize(Ed25519.KEY_BYTES);
        assertThat(Ed25519.verify(pair.publicKey(), message, signature)).isTrue();
        for (int bit = 0; bit < signature.length * 8; bit++) {
            assertThat(Ed25519.verify(pair.publicKey(), message, flipped(signature, bit))).as("bit " + bit).isFalse();
        }
        for (int bit = 0; bit < message.length * 8; bit++) {
            assertThat(Ed25519.verify(pair.publicKey(), flipped(message, bit), signature)).as("bit " + bit).isFalse();
        }
        for (int bit = 0; bit < pair.publicKey().length * 8; bit++) {
            assertThat(Ed25519.verify(flipped(pair.publicKey(), bit), message, signature)).as("bit " + bit).isFalse();
        }
        assertThat(Ed25519.verify(new byte[31], message, signature)).isFalse();
        assertThat(Ed25519.verify(pair.publicKey(), message, new byte[63])).isFalse();
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        var changed = bytes.clone();
        changed[bit / 8] ^= (byte) (1 << bit % 8);
        return changed;
    }
}
