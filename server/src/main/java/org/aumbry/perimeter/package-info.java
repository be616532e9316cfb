/**
 * The installation as the network around it sees it: which addresses and ports face it, what each demands, what the
 * machine's firewall is to let through, and who has gone through all of that and when.
 *
 * <p>Owns, in the control database, the tables {@code network_configuration}, {@code network_configuration_review} and
 * {@code way_in}. Promises that no address is answered that has no class, that a port which nobody declared is seen,
 * that the firewall's rules come from the ports that were declared, that a connection which the installation's list of
 * destinations refused stands in its journal, and that a configuration counts as reviewed only when an operator whose
 * passkey had just answered went through exactly that text. Trusts no row it reads back: a review whose code does not
 * fit counts for nothing.
 */
@NullMarked
@ApplicationModule(
        displayName = "Perimeter",
        allowedDependencies = {
            "kernel", "crypto", "data", "web", "networks", "operators", "operators::web"
        })
package org.aumbry.perimeter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
