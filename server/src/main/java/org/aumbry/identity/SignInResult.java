package org.aumbry.identity;

import java.util.List;
import org.aumbry.kernel.TenantId;

/** What came of a right password. */
public sealed interface SignInResult {

    /** Signed in. */
    record Done(SignedIn signedIn) implements SignInResult {}

    /**
     * The address and password are right in several networks; the person says which.
     *
     * @param ticket proves for five minutes that the password was right
     */
    record Choose(String ticket, List<Choice> networks) implements SignInResult {}

    /** One network to choose. */
    record Choice(TenantId tenant, String name) {}
}
