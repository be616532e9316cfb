/**
 * People and groups of a tenant, how they sign in and what keeps them signed in.
 *
 * <p>Owns the tables {@code user_account}, {@code credential}, {@code totp_secret}, {@code recovery_code},
 * {@code passkey}, {@code device}, {@code sign_in_alarm}, {@code factor_demand}, {@code factor_owed}, {@code
 * user_group}, {@code group_member}, {@code admin_role}, {@code admin_role_holder}, {@code session}, {@code
 * access_token}, {@code invitation}, {@code mailed_link}, {@code join_request}, {@code held_form}, {@code
 * personal_wish} and, in the control database, {@code login_name}, {@code spent_challenge} and {@code
 * sign_in_guess}. Promises that a session or token is looked up anew on every request, and with it what its person
 * administers, that only hashes of secrets are stored, and that a stranger can't learn from any answer whether an
 * address is known. Trusts nothing a request says about who sends it.
 */
@NullMarked
@ApplicationModule(
        displayName = "Identity",
        allowedDependencies = {"kernel", "crypto", "data", "journal", "web", "networks", "mail"})
package org.aumbry.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
