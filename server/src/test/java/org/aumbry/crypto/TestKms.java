package org.aumbry.crypto;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The key service of the product, with a root key of its own that is never written anywhere. */
public final class TestKms {

    private TestKms() {}

    public static Kms fresh() {
        var randomness = new Randomness();
        return new SealedFileKms(RootKey.generate(randomness), randomness);
    }

    /** A key process that answers at that socket. */
    public static Kms process(Path socket) {
        return new ProcessKms(
                new ProcessSettings(socket, List.of(), null, 100), Duration.ofSeconds(180), Clock.systemUTC());
    }
}
