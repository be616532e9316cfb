package org.aumbry.networks;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Keeps the answers of the first run over reloads and restarts, sealed. */
@Component
class SetupMemory {

    private static final String PURPOSE = "setup-state";
    private static final byte[] PLACE = "aumbry setup state v1".getBytes(StandardCharsets.US_ASCII);

    private final SetupStateStore store;
    private final InstallationKeys keys;
    private final Clock clock;

    SetupMemory(SetupStateStore store, InstallationKeys keys, Clock clock) {
        this.store = store;
        this.keys = keys;
        this.clock = clock;
    }

    SetupAnswers recall() {
        return store.find()
                .map(sealed -> keys.open(PURPOSE, key -> key.open(sealed, PLACE)))
                .map(plain -> SetupAnswers.decoded(new String(plain, StandardCharsets.UTF_8)))
                .orElseGet(SetupAnswers::none);
    }

    void keep(SetupAnswers answers) {
        var plain = answers.encoded().getBytes(StandardCharsets.UTF_8);
        store.set(keys.open(PURPOSE, key -> key.seal(keys.randomness(), plain, PLACE)), clock.instant());
    }

    void forget() {
        store.forget();
    }
}
