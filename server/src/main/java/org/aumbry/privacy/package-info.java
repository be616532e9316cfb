/**
 * What the network tells people about their data, and the proof that it is so: the privacy notice, the inventory of
 * personal fields, the record of processing, figures about use.
 *
 * <p>Owns the table {@code privacy_notice}. Promises that every table about people has a purpose, a time and somebody
 * who may see it, that times in the notice are those that the purging jobs read, that no version of the notice is ever
 * changed, and that figures about use are of enough people or not told. Trusts nothing but the catalogues of the
 * databases, what the modules say of their own handling, and the gate's word about who asks.
 */
@NullMarked
@ApplicationModule(
        displayName = "Privacy",
        allowedDependencies = {"kernel", "crypto", "data", "journal", "web", "networks", "identity"})
package org.aumbry.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
