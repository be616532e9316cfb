package org.aumbry.crypto;

import java.time.Duration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.stereotype.Component;

/**
 * Makes the JVM compile the ciphers before the first person needs them.
 *
 * <p>AES-GCM is fast only once the optimising compiler has compiled its caller; until then a file opens at a fiftieth
 * of the speed. So chunks of the size that blobs have are sealed and opened once the start is over and the first pages
 * have gone out: beside them they would take the second core that those need.
 */
@Component
class CipherWarmUp implements ApplicationListener<ApplicationReadyEvent> {

    static final int CHUNK_BYTES = 64 * 1024;
    private static final int ROUNDS = 1_000;
    private static final Duration FIRST_PAGES = Duration.ofSeconds(3);

    private final Randomness randomness;

    CipherWarmUp(Randomness randomness) {
        this.randomness = randomness;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        Thread.ofPlatform().daemon().name("cipher-warm-up").start(this::warmLater);
    }

    private void warmLater() {
        try {
            Thread.sleep(FIRST_PAGES);
            warm(ROUNDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return the sum of the bytes opened, so that nothing can be left out as unused */
    long warm(int rounds) {
        var plain = new byte[CHUNK_BYTES];
        var sealed = new byte[CHUNK_BYTES + SealingKey.TAG_BYTES];
        var place = new byte[64];
        long opened = 0;
        try (var key = SealingKey.generate(randomness)) {
            var chunks = key.chunks();
            for (int round = 0; round < rounds; round++) {
                var nonce = randomness.bytes(SealingKey.NONCE_BYTES);
                chunks.seal(nonce, place, Span.of(plain), Span.of(sealed));
                chunks.open(nonce, place, Span.of(sealed), Span.of(plain));
                opened += plain.length;
            }
        }
        return opened;
    }
}
