package org.aumbry.data;

import java.time.Clock;
import org.aumbry.crypto.Kms;
import org.aumbry.crypto.RootWrapped;
import org.springframework.stereotype.Component;

/** Moves the keys of tenants to the root key that wraps now. */
@Component
class TenantKeyMove implements RootWrapped {

    private final TenantKeyStore store;
    private final TenantRootKeys roots;
    private final Kms kms;
    private final Clock clock;

    TenantKeyMove(TenantKeyStore store, TenantRootKeys roots, Kms kms, Clock clock) {
        this.store = store;
        this.roots = roots;
        this.kms = kms;
        this.clock = clock;
    }

    @Override
    public String what() {
        return "keys of networks";
    }

    @Override
    public long left() {
        return store.countOfAnotherRoot(kms.rootKeyId());
    }

    @Override
    public int rewrap(int most) {
        var found = store.ofAnotherRoot(kms.rootKeyId(), most);
        for (var row : found) {
            try (var key = roots.unwrapOwn(row)) {
                var wrapped = kms.wrap(key, TenantRootKeys.context(row.tenant(), row.version()));
                store.rewrap(row, wrapped, kms.rootKeyId(), clock.instant());
            }
        }
        return found.size();
    }
}
