package org.aumbry.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class EcdsaP256Tests {

    private static final byte[] SAMPLE = "sample".getBytes(StandardCharsets.US_ASCII);

    /** RFC 6979, A.2.5: the key on P-256, and its signature of "sample" with SHA-256. */
    @Test
    void thePublishedSignatureIsTaken() {
        var key = HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d030107034200"
                + "04" + "60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6"
                + "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299");
        var signature = der(
                "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716",
                "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8");

        assertThat(EcdsaP256.isKey(key)).isTrue();
        assertThat(EcdsaP256.verify(key, SAMPLE, signature)).isTrue();
        assertThat(EcdsaP256.verify(key, "Sample".getBytes(StandardCharsets.US_ASCII), signature)).isFalse();
        for (int bit = 0; bit < signature.length * 8; bit++) {
            var flipped = signature.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(EcdsaP256.verify(key, SAMPLE, flipped)).as("bit " + bit).isFalse();
        }
    }

    @Test
    void whatIsSignedIsTakenAndNothingElse() {
        var pair = EcdsaP256.generate();
        try (var secret = pair.privateKey()) {
            var signature = EcdsaP256.sign(secret, SAMPLE);
            assertThat(EcdsaP256.verify(pair.publicKey(), SAMPLE, signature)).isTrue();
            assertThat(EcdsaP256.verify(EcdsaP256.generate().publicKey(), SAMPLE, signature)).isFalse();
            assertThat(EcdsaP256.verify(new byte[EcdsaP256.KEY_BYTES], SAMPLE, signature)).isFalse();
            assertThat(EcdsaP256.verify(pair.publicKey(), SAMPLE, new byte[0])).isFalse();
        }
        assertThat(pair.toString()).isEqualTo("[secret]");
    }

    private static byte[] der(String r, String s) {
        var first = new BigInteger(r, 16).toByteArray();
        var second = new BigInteger(s, 16).toByteArray();
        var out = new byte[6 + first.length + second.length];
        out[0] = 0x30;
        out[1] = (byte) (out.length - 2);
        out[2] = 2;
        out[3] = (byte) first.length;
        System.arraycopy(first, 0, out, 4, first.length);
        out[4 + first.length] = 2;
        out[5 + first.length] = (byte) second.length;
        System.arraycopy(second, 0, out, 6 + first.length, second.length);
        return out;
    }
}
