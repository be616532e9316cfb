package org.aumbry.checkpoints;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.aumbry.identity.StepUp;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.networks.Networks;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives the journal another key; for full administrators, after a fresh look. */
@Service
public class KeyRotation {

    private static final int TRIES = 50;
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final JournalTreeStore store;
    private final TreeKey key;
    private final Networks networks;
    private final StepUp stepUp;
    private final Journal journal;
    private final TransactionTemplate transaction;

    KeyRotation(
            JournalTreeStore store,
            TreeKey key,
            Networks networks,
            StepUp stepUp,
            Journal journal,
            TransactionTemplate transaction) {
        this.store = store;
        this.key = key;
        this.networks = networks;
        this.stepUp = stepUp;
        this.journal = journal;
        this.transaction = transaction;
    }

    /**
     * From the entry about it on, heads are signed by a new key, for which the key before vouches.
     *
     * @return the new key as it is noted down
     * @throws Refusal conflict when it is to be in a hardware module and there is none
     */
    public String rotate(Principal who, HeadKeyKind kind) {
        networks.requireAdministrator(who, "log.rotate");
        stepUp.require(who);
        for (int i = 0; i < TRIES; i++) {
            var made = transaction.execute(open -> store.lock().map(state -> {
                var next = key.rotate(state.size(), kind).text();
                journal.record(who, "log.rotate", new ObjectRef("network", who.tenant().value()),
                        Map.of("key", next, "kind", kind.stored()));
                return next;
            }));
            if (made.isPresent()) {
                return made.get();
            }
            pause();
        }
        throw Refusal.of(Refusal.Code.CONFLICT, "checkpoints.refusal.busy");
    }

    /** The kinds there are to choose from. */
    public List<HeadKeyKind> kinds() {
        return key.hasModule()
                ? List.of(HeadKeyKind.values())
                : List.of(HeadKeyKind.ED25519, HeadKeyKind.ECDSA);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw Refusal.of(Refusal.Code.CONFLICT, "checkpoints.refusal.busy");
        }
    }
}
