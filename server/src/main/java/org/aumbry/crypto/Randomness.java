package org.aumbry.crypto;

import java.security.SecureRandom;
import org.springframework.stereotype.Component;

/** The one source of unpredictable bytes: the operating system's generator. */
@Component
public class Randomness {

    private final SecureRandom source = new SecureRandom();

    /** Fresh unpredictable bytes. */
    public byte[] bytes(int count) {
        var bytes = new byte[count];
        fill(bytes);
        return bytes;
    }

    /** Overwrites the whole array with fresh unpredictable bytes. */
    public void fill(byte[] target) {
        source.nextBytes(target);
    }
}
