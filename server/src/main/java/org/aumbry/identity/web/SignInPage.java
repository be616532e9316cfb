package org.aumbry.identity.web;

import java.util.List;
import org.aumbry.identity.SignInWay;
import org.aumbry.web.FieldErrors;

/**
 * The sign-in form.
 *
 * @param email as typed before; empty the first time
 * @param next where to go afterwards, on this host
 * @param asksPassword whether the address was given and the password is next
 * @param ways other ways than the password
 */
public record SignInPage(
        String email, String next, boolean asksPassword, List<SignInWay.Offer> ways, FieldErrors errors) {}
