package org.aumbry.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class SealedFileKmsTests {

    private final Randomness randomness = new Randomness();
    private final Kms kms = new SealedFileKms(RootKey.generate(randomness), randomness);

    @Test
    void aWrappedKeyUnwrapsInItsContextOnly() {
        var key = SealingKey.generate(randomness);
        var wrapped = kms.wrap(key, "network-key:acme");

        assertThat(kms.unwrap(wrapped, "network-key:acme").bytes(RawKeyAccess.because("test")))
                .isEqualTo(key.bytes(RawKeyAccess.because("test")));
        assertThatExceptionOfType(TamperedException.class).isThrownBy(() -> kms.unwrap(wrapped, "network-key:globex"));
    }

    @Test
    void everyFlippedBitIsRefused() {
        var wrapped = kms.wrap(SealingKey.generate(randomness), "here");
        for (int bit = 0; bit < wrapped.length * 8; bit++) {
            var flipped = wrapped.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatExceptionOfType(RuntimeException.class)
                    .isThrownBy(() -> kms.unwrap(flipped, "here"))
                    .isInstanceOfAny(TamperedException.class, KmsUnavailableException.class);
        }
    }

    @Test
    void aKeyOfAnotherRootIsNamedNotGuessed() {
        var other = new SealedFileKms(RootKey.generate(randomness), randomness);
        var wrapped = kms.wrap(SealingKey.generate(randomness), "here");

        assertThatExceptionOfType(KmsUnavailableException.class)
                .isThrownBy(() -> other.unwrap(wrapped, "here"))
                .withMessageContaining(kms.rootKeyId())
                .withMessageContaining(other.rootKeyId());
    }
}
