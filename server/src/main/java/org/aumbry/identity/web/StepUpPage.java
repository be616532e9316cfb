package org.aumbry.identity.web;

import java.util.List;
import org.aumbry.identity.FreshLook;
import org.aumbry.identity.SignInWay;
import org.aumbry.web.FieldErrors;

/**
 * The fresh look at a person.
 *
 * @param email the person's own address, for password managers
 * @param asked what the person can show
 * @param ways services that can look at the person instead
 * @param onward what comes afterwards
 */
public record StepUpPage(
        String email,
        FreshLook.Asked asked,
        List<SignInWay.Offer> ways,
        Onward onward,
        FieldErrors errors) {

    /**
     * What comes afterwards.
     *
     * @param next where to go, on this host
     * @param again whether what was asked has to be sent once more
     * @param held by what the form is found that waits to be sent; empty when none does
     */
    public record Onward(String next, boolean again, String held) {}

    /** Whether there is something to type: not for those who have only passkeys beside the password. */
    public boolean typed() {
        return asked.code() || asked.password() && asked.second().isEmpty();
    }
}
