package org.aumbry.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import org.aumbry.crypto.RsaEnvelope.Digest;
import org.aumbry.crypto.RsaEnvelope.Sealed;
import org.junit.jupiter.api.Test;

class RsaEnvelopeTests {

    private static final EncodedPair PAIR = RsaKeys.generate();
    private static final byte[] PLAIN = "a few words for us alone".getBytes(StandardCharsets.UTF_8);

    private final Randomness randomness = new Randomness();

    @Test
    void whatWasSealedForOurKeyOpens() throws Exception {
        for (int bytes : new int[] {16, 24, 32}) {
            var made = maker().gcm(PLAIN, bytes, "SHA-256", "SHA-1");
            assertThat(open(new Sealed(made.wrappedKey(), bytes, Digest.SHA_256, Digest.SHA_1, made.content())))
                    .isEqualTo(PLAIN);
        }
    }

    @Test
    void everythingElseIsRefusedWithTheSameWords() throws Exception {
        var made = maker().gcm(PLAIN, 32, "SHA-256", "SHA-256");
        var other = maker().gcm(PLAIN, 32, "SHA-256", "SHA-256");
        for (int bit = 0; bit < made.content().length * 8; bit += 11) {
            assertRefused(sealed(made.wrappedKey(), flipped(made.content(), bit)));
        }
        for (int bit = 0; bit < made.wrappedKey().length * 8; bit += 401) {
            assertRefused(sealed(flipped(made.wrappedKey(), bit), made.content()));
        }
        assertRefused(sealed(other.wrappedKey(), made.content()));
        assertRefused(sealed(made.wrappedKey(), new byte[0]));
        assertRefused(sealed(made.wrappedKey(), Arrays.copyOf(made.content(), 20)));
        assertRefused(sealed(new byte[0], made.content()));
        assertRefused(sealed(new byte[5000], made.content()));
        assertRefused(new Sealed(made.wrappedKey(), 16, Digest.SHA_256, Digest.SHA_256, made.content()));
        assertRefused(new Sealed(made.wrappedKey(), 32, Digest.SHA_256, Digest.SHA_1, made.content()));
        assertRefused(new Sealed(made.wrappedKey(), 32, Digest.SHA_1, Digest.SHA_256, made.content()));
        var old = maker().pkcs1(PLAIN);
        assertRefused(new Sealed(old.wrappedKey(), 16, Digest.SHA_1, Digest.SHA_1, old.content()));
    }

    @Test
    void whatIsSignedVerifiesByThePublicKey() throws Exception {
        var verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(PAIR.publicKey())));
        verifier.update(PLAIN);
        assertThat(verifier.verify(RsaKeys.sign(PAIR.privateKey(), PLAIN))).isTrue();
    }

    private static EnvelopeMaker maker() throws Exception {
        return new EnvelopeMaker(
                KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(PAIR.publicKey())));
    }

    private static Sealed sealed(byte[] wrapped, byte[] content) {
        return new Sealed(wrapped, 32, Digest.SHA_256, Digest.SHA_256, content);
    }

    private byte[] open(Sealed sealed) {
        return RsaEnvelope.open(PAIR.privateKey(), sealed, randomness);
    }

    private void assertRefused(Sealed sealed) {
        assertThatExceptionOfType(TamperedException.class).isThrownBy(() -> open(sealed))
                .withMessageContaining("envelope").withNoCause();
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        var changed = bytes.clone();
        changed[bit / 8] ^= (byte) (1 << bit % 8);
        return changed;
    }
}
