package org.aumbry.identity;

import java.util.List;
import org.aumbry.kernel.Principal;

/** One more way of being looked at again, beside what a person can show here. Each module that has one supplies it. */
public interface FreshLookWay {

    /**
     * What to offer the person. Called inside their network.
     *
     * @param next where they want to go afterwards, on this host
     */
    List<SignInWay.Offer> offers(Principal who, String next);
}
