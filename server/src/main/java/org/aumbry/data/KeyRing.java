package org.aumbry.data;

import org.aumbry.kernel.TenantId;

/** Lends the keys of the tenant that is entered. */
public interface KeyRing {

    TenantId tenant();

    /** Lends the key that seals now for a scope; makes it, in the current transaction, when there is none yet. */
    <T> T withCurrent(KeyScope scope, KeyUse<T> use);

    /**
     * Lends the key with a number found in sealed data.
     *
     * @throws org.aumbry.crypto.TamperedException when the tenant has no such key
     */
    <T> T withNumber(int number, KeyUse<T> use);
}
