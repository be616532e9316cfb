package org.aumbry.networks;

import java.time.Clock;
import java.util.function.Function;
import org.aumbry.crypto.Kms;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.SealingKey;
import org.springframework.stereotype.Component;

/** Keys of the installation itself: each made once and kept wrapped by the root key. */
@Component
class InstallationKeys {

    private final InstallationSecretStore store;
    private final Kms kms;
    private final Randomness randomness;
    private final Clock clock;

    InstallationKeys(InstallationSecretStore store, Kms kms, Randomness randomness, Clock clock) {
        this.store = store;
        this.kms = kms;
        this.randomness = randomness;
        this.clock = clock;
    }

    /** Lends the key of that purpose for the time of the call. */
    <T> T open(String purpose, Function<SealingKey, T> use) {
        var context = context(purpose);
        byte[] offered;
        try (var fresh = SealingKey.generate(randomness)) {
            offered = kms.wrap(fresh, context);
        }
        try (var key = kms.unwrap(store.findOrAdd(purpose, offered, clock.instant()), context)) {
            return use.apply(key);
        }
    }

    static String context(String purpose) {
        return "aumbry " + purpose + " v1";
    }

    Randomness randomness() {
        return randomness;
    }
}
