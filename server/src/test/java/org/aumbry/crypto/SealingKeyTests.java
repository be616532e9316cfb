package org.aumbry.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SealingKeyTests {

    private static final byte[] PLACE = "here".getBytes(StandardCharsets.UTF_8);

    private final Randomness randomness = new Randomness();
    private final SealingKey key = SealingKey.generate(randomness);

    @Test
    void whatWasSealedOpens() {
        for (int length : new int[] {0, 1, 15, 16, 17, 1000, 65_536}) {
            var plain = randomness.bytes(length);
            assertThat(key.open(key.seal(randomness, plain, PLACE), PLACE)).isEqualTo(plain);
        }
    }

    @Test
    void everyFlippedBitIsRefused() {
        var sealed = key.seal(randomness, "a few words".getBytes(StandardCharsets.UTF_8), PLACE);
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            var flipped = sealed.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertRefused(key, flipped, PLACE);
        }
    }

    @Test
    void everyCutAndEveryOtherPlaceOrKeyIsRefused() {
        var sealed = key.seal(randomness, new byte[40], PLACE);
        for (int length = 0; length < sealed.length; length++) {
            assertRefused(key, Arrays.copyOf(sealed, length), PLACE);
        }
        assertRefused(key, Arrays.copyOf(sealed, sealed.length + 1), PLACE);
        assertRefused(key, sealed, new byte[0]);
        assertRefused(key, sealed, "her".getBytes(StandardCharsets.UTF_8));
        assertRefused(SealingKey.generate(randomness), sealed, PLACE);
    }

    @Test
    void equalTextSealsDifferentlyEachTime() {
        assertThat(key.seal(randomness, PLACE, PLACE)).isNotEqualTo(key.seal(randomness, PLACE, PLACE));
    }

    @Test
    void aWrappedKeyUnwrapsAtItsPlaceOnly() {
        var inner = SealingKey.generate(randomness);
        var wrapped = key.wrap(randomness, inner, PLACE);
        var sealed = inner.seal(randomness, PLACE, PLACE);

        assertThat(key.unwrap(wrapped, PLACE).open(sealed, PLACE)).isEqualTo(PLACE);
        assertThatExceptionOfType(TamperedException.class).isThrownBy(() -> key.unwrap(wrapped, new byte[0]));
    }

    @Test
    void aSealedThingThatIsNoKeyDoesNotUnwrap() {
        var sealed = key.seal(randomness, new byte[31], PLACE);

        assertThatExceptionOfType(TamperedException.class).isThrownBy(() -> key.unwrap(sealed, PLACE));
    }

    @Test
    void derivedKeysDifferByUseAndSalt() {
        var sealed = key.derive(new byte[] {1}, PLACE).seal(randomness, PLACE, PLACE);

        assertThat(key.derive(new byte[] {1}, PLACE).open(sealed, PLACE)).isEqualTo(PLACE);
        assertRefused(key.derive(new byte[] {2}, PLACE), sealed, PLACE);
        assertRefused(key.derive(new byte[] {1}, new byte[0]), sealed, PLACE);
    }

    private static void assertRefused(SealingKey with, byte[] sealed, byte[] place) {
        assertThatExceptionOfType(TamperedException.class).isThrownBy(() -> with.open(sealed, place));
    }
}
