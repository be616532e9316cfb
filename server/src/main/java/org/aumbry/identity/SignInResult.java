package org.aumbry.identity;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.aumbry.kernel.Factor;
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

    /**
     * What was shown is right, and a second factor is still to be shown.
     *
     * @param ticket proves for five minutes what was shown
     * @param offered the factors the person has, one of which is enough
     * @param question what to ask a passkey, for the browser; empty when the person has none
     */
    record Second(String ticket, Set<Factor> offered, String question) implements SignInResult {}

    /** Signed in, but a second factor has to be set up by then. */
    record Reminded(SignedIn signedIn, Instant until) implements SignInResult {}

    /** One network to choose. */
    record Choice(TenantId tenant, String name) {}
}
