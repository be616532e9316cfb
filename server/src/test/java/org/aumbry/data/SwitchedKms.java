package org.aumbry.data;

import org.aumbry.crypto.Kms;
import org.aumbry.crypto.KmsRefusedException;
import org.aumbry.crypto.KmsUnavailableException;
import org.aumbry.crypto.SealingKey;

/** A key service that can be switched off, and counts what it released. */
final class SwitchedKms implements Kms {

    private final Kms real;
    volatile boolean on = true;
    volatile boolean silent;
    volatile int releases;

    SwitchedKms(Kms real) {
        this.real = real;
    }

    @Override
    public String name() {
        return real.name();
    }

    @Override
    public String rootKeyId() {
        return real.rootKeyId();
    }

    @Override
    public byte[] wrap(SealingKey key, String context) {
        return real.wrap(key, context);
    }

    @Override
    public SealingKey unwrap(byte[] wrapped, String context) {
        if (!on) {
            throw new KmsRefusedException("switched off");
        }
        if (silent) {
            throw new KmsUnavailableException("no answer");
        }
        releases = releases + 1;
        return real.unwrap(wrapped, context);
    }

    @Override
    public boolean opens(byte[] wrapped) {
        return real.opens(wrapped);
    }

    @Override
    public boolean isCurrent(byte[] wrapped) {
        return real.isCurrent(wrapped);
    }
}
