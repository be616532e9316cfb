package org.aumbry.support;

import org.aumbry.crypto.SealingKey;

/** An object that is released now, with its title and the grant's key; whoever asked closes it. */
record Released(GrantText text, Approval approval, SupportObjectStore.Row object, String title, SealingKey key)
        implements AutoCloseable {

    @Override
    public void close() {
        key.close();
    }
}
