package org.aumbry.identity.web;

import org.aumbry.web.FieldErrors;

/**
 * The sign-in form.
 *
 * @param email as typed before; empty the first time
 * @param next where to go afterwards, on this host
 */
public record SignInPage(String email, String next, FieldErrors errors) {}
