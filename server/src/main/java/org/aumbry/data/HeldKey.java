package org.aumbry.data;

import org.aumbry.crypto.SealingKey;

/** A key in memory that is wiped when it is given up and nobody uses it any more. */
final class HeldKey {

    private final SealingKey key;
    private int users;
    private boolean givenUp;

    HeldKey(SealingKey key) {
        this.key = key;
    }

    /** @return false when it was given up: look again */
    synchronized boolean borrow() {
        if (givenUp) {
            return false;
        }
        users++;
        return true;
    }

    synchronized void giveBack() {
        users--;
        wipeWhenUnused();
    }

    synchronized void giveUp() {
        givenUp = true;
        wipeWhenUnused();
    }

    SealingKey key() {
        return key;
    }

    private void wipeWhenUnused() {
        if (givenUp && users == 0) {
            key.close();
        }
    }
}
