package org.aumbry.documents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LimitProbeTests {

    @Test
    void theRealGuardTakesTheLimitAndNotOneByteMore() {
        assertThat(new LimitProbe().look().observed())
                .isEqualTo("104857600 bytes were taken and one more was refused while it arrived.");
    }

    @Test
    void aGuardThatTakesMoreOrLessTurnsItRed() {
        assertThat(new LimitProbe(bytes -> bytes).look().observed()).isEqualTo("More than 104857600 bytes were taken.");
        assertThat(new LimitProbe(bytes -> new BoundedInput(bytes, 5_000_000)).look().holds()).isFalse();
        assertThat(new LimitProbe(bytes -> new BoundedInput(bytes, 104_857_601)).look().holds()).isFalse();
    }
}
