package org.aumbry.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SecretTests {

    private static final RawKeyAccess TEST = RawKeyAccess.because("test");

    @Test
    void aSecretNeverPrintsItself() {
        try (var secret = Secret.ofText("open sesame"); var key = SealingKey.generate(new Randomness())) {
            assertThat(secret.toString()).isEqualTo("[secret]");
            assertThat("" + key).isEqualTo("[secret]");
        }
    }

    @Test
    void equalSecretsAreEqualAndOthersAreNot() {
        try (var one = Secret.ofText("pässword"); var same = Secret.ofText("pässword"); var other =
                Secret.ofText("p")) {
            assertThat(one).isEqualTo(same).isNotEqualTo(other).hasSameHashCodeAs(other);
            assertThat(one.bytes(TEST)).isEqualTo("pässword".getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void aClosedSecretCannotBeRead() {
        var secret = Secret.ofText("gone");
        secret.close();

        assertThatIllegalStateException().isThrownBy(() -> secret.bytes(TEST));
        assertThat(secret).isNotEqualTo(Secret.copyOf(new byte[4]));
    }

    @Test
    void aClosedKeySealsNothing() {
        var key = SealingKey.generate(new Randomness());
        key.close();

        assertThatIllegalStateException().isThrownBy(() -> key.seal(new Randomness(), new byte[1], new byte[0]));
    }
}
