package org.aumbry.checkpoints;

import java.time.Duration;
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
     * @param ecdsa whether it is of the kind that hardware modules have (ECDSA on P-256) rather than Ed25519
     * @return the new key as it is noted down
     */
    public String rotate(Principal who, boolean ecdsa) {
        networks.requireAdministrator(who, "log.rotate");
        stepUp.require(who);
        var type = ecdsa ? NoteKey.ECDSA : NoteKey.ED25519;
        for (int i = 0; i < TRIES; i++) {
            var made = transaction.execute(open -> store.lock().map(state -> {
                var next = key.rotate(state.size(), type).text();
                journal.record(who, "log.rotate", new ObjectRef("network", who.tenant().value()),
                        Map.of("key", next));
                return next;
            }));
            if (made.isPresent()) {
                return made.get();
            }
            pause();
        }
        throw Refusal.of(Refusal.Code.CONFLICT, "checkpoints.refusal.busy");
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
