package org.aumbry.checkpoints;

import java.util.Optional;
import java.util.UUID;
import org.aumbry.crypto.Randomness;
import org.aumbry.data.Cell;
import org.aumbry.data.KeyDestroyedException;
import org.aumbry.data.KeyScope;
import org.aumbry.data.Sealer;
import org.aumbry.journal.AuditEntry;
import org.aumbry.journal.Commitments;
import org.springframework.stereotype.Component;

/** The secrets behind commitments, sealed under the key of the person who acted: they go when that person is erased. */
@Component
class Seeds {

    private final Sealer sealer;
    private final Randomness randomness;

    Seeds(Sealer sealer, Randomness randomness) {
        this.sealer = sealer;
        this.randomness = randomness;
    }

    byte[] fresh() {
        return randomness.bytes(Commitments.SEED_BYTES);
    }

    byte[] seal(AuditEntry entry, byte[] seed) {
        var user = entry.user();
        var scope = user == null ? KeyScope.JOURNAL : KeyScope.person(user);
        return sealer.sealBytes(scope, cell(entry.id()), seed);
    }

    /** The seed; empty when it was erased. */
    Optional<byte[]> open(Leaf leaf) {
        var sealed = leaf.seedSealed();
        if (sealed == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(sealer.openBytes(cell(leaf.entry()), sealed));
        } catch (KeyDestroyedException erased) {
            return Optional.empty();
        }
    }

    private static Cell cell(UUID entry) {
        return new Cell("journal_leaf", entry, "seed_sealed");
    }
}
