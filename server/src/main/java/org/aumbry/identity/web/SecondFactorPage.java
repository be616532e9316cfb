package org.aumbry.identity.web;

import org.aumbry.identity.SignInResult;
import org.aumbry.kernel.Factor;
import org.aumbry.web.FieldErrors;

/** The question for a second factor. */
public record SecondFactorPage(SignInResult.Second second, String next, FieldErrors errors) {

    /** Whether a code can be typed. */
    public boolean code() {
        return second.offered().contains(Factor.TOTP) || second.offered().contains(Factor.RECOVERY_CODE);
    }

    public boolean passkey() {
        return !second.question().isEmpty();
    }
}
