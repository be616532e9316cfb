/**
 * What narrows everyone in a network: from where they may come in, how much they may take out, what its security policy
 * says, and what looks like abuse.
 *
 * <p>Owns the tables {@code firewall_rules}, {@code firewall_draft}, {@code firewall_now}, {@code pending_change},
 * {@code download_holder}, {@code download_slice}, {@code download_taken}, {@code honey} and {@code finding}. Promises
 * that a change of rules or policy ends by itself unless someone confirms it, that no change can keep every
 * administrator out, and that no two clients together take out more than the budget. Trusts nothing but the gate's word
 * about who asks from where.
 */
@NullMarked
@ApplicationModule(
        displayName = "Policies",
        allowedDependencies = {"kernel", "crypto", "data", "journal", "web", "networks", "mail", "identity", "access"})
package org.aumbry.policies;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
