package org.aumbry.networks;

import org.aumbry.crypto.Kms;
import org.aumbry.crypto.RootWrapped;
import org.springframework.stereotype.Component;

/** Moves the installation's own keys to the root key that wraps now. */
@Component
class InstallationKeyMove implements RootWrapped {

    private final InstallationSecretStore store;
    private final Kms kms;

    InstallationKeyMove(InstallationSecretStore store, Kms kms) {
        this.store = store;
        this.kms = kms;
    }

    @Override
    public String what() {
        return "keys of the installation";
    }

    @Override
    public long left() {
        return store.list().stream().filter(each -> !kms.isCurrent(each.wrapped())).count();
    }

    @Override
    public int rewrap(int most) {
        int moved = 0;
        for (var each : store.list()) {
            if (moved < most && !kms.isCurrent(each.wrapped())) {
                try (var key = kms.unwrap(each.wrapped(), InstallationKeys.context(each.purpose()))) {
                    store.rewrap(each, kms.wrap(key, InstallationKeys.context(each.purpose())));
                }
                moved++;
            }
        }
        return moved;
    }
}
