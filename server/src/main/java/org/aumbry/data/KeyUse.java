package org.aumbry.data;

import org.aumbry.crypto.SealingKey;

/** Something done with a key that is lent for the time of the call; the key must not be kept. */
@FunctionalInterface
public interface KeyUse<T> {

    /** @param number under which the key is found again */
    T with(int number, SealingKey key);
}
