package org.aumbry.continuity;

import org.aumbry.crypto.BackupCustody;
import org.aumbry.crypto.Kms;
import org.aumbry.crypto.RootWrapped;
import org.springframework.stereotype.Component;

/** Moves the archive's keys that are here to the root key that wraps now. */
@Component
class ArchiveKeyMove implements RootWrapped {

    private final ArchiveStore store;
    private final BackupCustody custody;
    private final Kms kms;

    ArchiveKeyMove(ArchiveStore store, BackupCustody custody, Kms kms) {
        this.store = store;
        this.custody = custody;
        this.kms = kms;
    }

    @Override
    public String what() {
        return "keys of the archive";
    }

    @Override
    public long left() {
        return custody.left() + store.generations().stream().filter(this::another).count();
    }

    @Override
    public int rewrap(int most) {
        int moved = custody.rewrap();
        for (var row : store.generations()) {
            var wrapped = row.wrappedKey();
            if (moved < most && wrapped != null && another(row)) {
                var context = Generation.context(row.id());
                try (var key = kms.unwrap(wrapped, context)) {
                    store.rewrap(row.id(), kms.wrap(key, context));
                }
                moved++;
            }
        }
        return moved;
    }

    private boolean another(ArchiveStore.Row row) {
        var wrapped = row.wrappedKey();
        return wrapped != null && !kms.isCurrent(wrapped);
    }
}
