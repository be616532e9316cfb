/**
 * Networks, which the code calls tenants: making the first one and every other, what they are called, how they are run.
 *
 * <p>Owns the tables {@code network}, {@code policy_option}, {@code domain} and, in the control database, {@code
 * network_slug}, {@code network_limit} and {@code installation_secret}. Promises that a network is whole or not there,
 * and that the first-run pages are gone once there is one. Knows no people: whoever does supplies {@link
 * org.aumbry.networks.Founder}.
 */
@NullMarked
@ApplicationModule(displayName = "Networks", allowedDependencies = {"kernel", "crypto", "data", "journal", "web"})
package org.aumbry.networks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
