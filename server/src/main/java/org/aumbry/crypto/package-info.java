/**
 * Keys and what is done with them: sealing, opening, keyed look-ups, hashes, randomness, and the services that hold
 * root keys.
 *
 * <p>The only place that uses {@code javax.crypto}. Owns no table. Promises that a ciphertext opens only with the right
 * key at the right place and that keys are wiped when closed. Trusts nothing it is asked to open.
 */
@NullMarked
@ApplicationModule(displayName = "Crypto", allowedDependencies = {"kernel"})
package org.aumbry.crypto;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
