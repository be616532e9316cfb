package org.aumbry.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BreakerTests {

    private final AtomicLong now = new AtomicLong();
    private final Breaker breaker = new Breaker(now::get);

    @Test
    void aServerThatDoesNotAnswerIsLeftAloneForAWhileAndThenAskedByOne() {
        for (int i = 0; i < Breaker.FAILURES; i++) {
            assertThat(breaker.rests("idp:443")).isFalse();
            breaker.failed("idp:443");
        }
        assertThat(breaker.rests("idp:443")).isTrue();
        assertThat(breaker.rests("other:443")).as("another server").isFalse();
        now.addAndGet(Breaker.REST.toNanos());
        assertThat(breaker.rests("idp:443")).as("one may try").isFalse();
        assertThat(breaker.rests("idp:443")).as("and nobody else meanwhile").isTrue();
    }

    @Test
    void oneAnswerMakesUpForAllFailures() {
        for (int i = 0; i < Breaker.FAILURES; i++) {
            breaker.failed("idp:443");
        }
        breaker.answered("idp:443");
        assertThat(breaker.rests("idp:443")).isFalse();
        breaker.failed("idp:443");
        assertThat(breaker.rests("idp:443")).isFalse();
    }
}
