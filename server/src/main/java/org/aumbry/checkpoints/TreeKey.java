package org.aumbry.checkpoints;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.aumbry.crypto.Ed25519;
import org.aumbry.crypto.Ids;
import org.aumbry.data.TenantScope;
import org.springframework.stereotype.Component;

/** Signs heads of the entered network's tree; the tree's name never changes, whatever address it is served at. */
@Component
class TreeKey {

    private final TreeKeyStore store;
    private final TenantScope scope;
    private final Ids ids;
    private final Clock clock;

    TreeKey(TreeKeyStore store, TenantScope scope, Ids ids, Clock clock) {
        this.store = store;
        this.scope = scope;
        this.ids = ids;
        this.clock = clock;
    }

    String origin() {
        return "aumbry/" + scope.current();
    }

    NoteKey verifier() {
        var pair = pair();
        pair.seed().close();
        return new NoteKey(origin(), NoteKey.ED25519, pair.publicKey());
    }

    String sign(long size, byte[] root) {
        var pair = pair();
        try (var seed = pair.seed()) {
            return new Head(origin(), size, root).signed(
                    new NoteKey(origin(), NoteKey.ED25519, pair.publicKey()), seed);
        }
    }

    private Ed25519.Pair pair() {
        return store.find().orElseGet(() -> {
            var made = Ed25519.generate();
            try {
                store.add(ids.next(), made, clock.instant().truncatedTo(ChronoUnit.MICROS));
            } finally {
                made.seed().close();
            }
            return store.find().orElseThrow();
        });
    }
}
