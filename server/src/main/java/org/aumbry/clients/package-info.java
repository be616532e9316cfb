/**
 * What programs that use the API can rely on: repeating a request does not repeat its act.
 *
 * <p>Owns the table {@code idempotent_answer}. Promises that a POST with an {@code Idempotency-Key} is carried out at
 * most once by the same person within a day, and that its answer can be asked again. Trusts nothing but the key's own
 * owner.
 */
@NullMarked
@ApplicationModule(displayName = "Clients", allowedDependencies = {"kernel", "crypto", "data", "web"})
package org.aumbry.clients;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
