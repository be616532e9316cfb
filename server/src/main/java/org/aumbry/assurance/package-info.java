/**
 * The promises, and what is known about each: a probe that looks, or evidence that somebody signed for.
 *
 * <p>Owns the register of promises (a resource), the tables {@code probe_result}, {@code promise_state},
 * {@code promise_change}, {@code attestation} and {@code assurance_run} of each tenant, and {@code probe_result} and
 * {@code assurance_claim} of the control database. Promises that no state is ever set by hand: it follows from what
 * probes saw and from evidence that has not expired. Trusts no probe to end or to be right: one that throws or hangs
 * fails.
 */
@NullMarked
@ApplicationModule(
        displayName = "Assurance",
        allowedDependencies = {"kernel", "crypto", "data", "journal", "web", "identity"})
package org.aumbry.assurance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
