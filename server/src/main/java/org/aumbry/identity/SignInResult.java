package org.aumbry.identity;

import java.util.List;
import org.aumbry.kernel.TenantId;

/** What came of a way of signing in. */
public sealed interface SignInResult {

    /** Signed in. */
    record Done(SignedIn signedIn) implements SignInResult {}

    /**
     * What was shown counts in several networks; the person says which.
     *
     * @param ticket proves for five minutes what was shown
     */
    record Choose(String ticket, List<Choice> networks) implements SignInResult {}

    /** One network to choose. */
    record Choice(TenantId tenant, String name) {}
}
