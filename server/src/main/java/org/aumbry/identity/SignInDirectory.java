package org.aumbry.identity;

import java.util.List;
import org.aumbry.kernel.TenantId;
import org.aumbry.networks.InstallationMac;
import org.springframework.stereotype.Component;

/**
 * Which networks an e-mail address may belong to. Knows keyed codes only; who really has an account the tenant says.
 */
@Component
class SignInDirectory {

    private final LoginNameStore store;
    private final InstallationMac macs;

    SignInDirectory(LoginNameStore store, InstallationMac macs) {
        this.store = store;
        this.macs = macs;
    }

    List<TenantId> find(String email) {
        return store.find(mac(email));
    }

    /**
     * Notes that the address may belong to the tenant. Lives in the control database, so it is committed on its own:
     * a note without an account behind it changes nothing, an account without a note could not sign in.
     */
    void remember(TenantId tenant, String email) {
        store.add(mac(email), tenant);
    }

    private byte[] mac(String email) {
        return macs.of("login-name", ProfileRules.emailKey(email));
    }
}
