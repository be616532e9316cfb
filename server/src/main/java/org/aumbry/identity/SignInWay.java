package org.aumbry.identity;

import java.util.List;

/** One more way of signing in, shown on the sign-in page beside the password. Each module that has one supplies it. */
public interface SignInWay {

    /**
     * A button on the sign-in page.
     *
     * @param label what it says: the name of a service, or a message that is already worded
     * @param path where it leads, on this host
     */
    record Offer(String label, String path) {}

    /**
     * What to offer. Called outside any network. The answer must be the same whether or not there is an account with
     * that address; what belongs to its domain may be shown.
     *
     * @param email as typed; empty before anything was typed
     * @param next where the person wants to go afterwards, on this host
     * @param language {@code en}, {@code fr} or {@code es}
     */
    List<Offer> offers(String email, String next, String language);
}
