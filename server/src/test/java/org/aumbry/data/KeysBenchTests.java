package org.aumbry.data;

import java.time.Duration;
import java.util.UUID;
import org.aumbry.crypto.Randomness;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long it takes to change the key of a network that has many. */
@Tag("bench")
class KeysBenchTests {

    private static final int KEYS = Integer.getInteger("keys", 10_000);
    private static final int AT_ONCE = 200;
    private static final Cell CELL = new Cell("note", new UUID(7, 7), "words_sealed");

    @Test
    void changingTheKeyOfANetwork() {
        try (var data = DataHarness.fast()) {
            var tenant = data.newTenant();
            var keys = data.newKeys();
            var sealer = new Sealer(keys, new Randomness());
            var sealed = new byte[1][];
            for (int i = 0; i < KEYS; i += AT_ONCE) {
                int from = i;
                data.inside(tenant, () -> {
                    for (int at = from; at < Math.min(KEYS, from + AT_ONCE); at++) {
                        sealed[0] = sealer.seal(KeyScope.space(new UUID(5, at)), CELL, "words");
                    }
                    return "";
                });
            }
            var network = data.networkKeys(keys);
            long begun = System.nanoTime();
            data.scope.run(tenant, () -> {
                network.begin();
                int moved = AT_ONCE;
                while (moved > 0) {
                    moved = network.rewrap(AT_ONCE);
                }
                network.finish();
            });
            var took = Duration.ofNanos(System.nanoTime() - begun);
            var opened = data.scope.call(
                    tenant, () -> new Sealer(data.newKeys(), new Randomness()).open(CELL, sealed[0]));
            System.out.println("figure: a network's key changed above " + KEYS + " keys in " + took.toMillis()
                    + " ms, in steps of " + AT_ONCE + "; afterwards it opens \"" + opened + "\"");
        }
    }
}
