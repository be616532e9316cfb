package org.aumbry.identity.web;

import org.aumbry.web.FieldErrors;

/**
 * The fresh look at a person.
 *
 * @param email the person's own address, for password managers
 * @param next where to go afterwards, on this host
 * @param again whether what was asked has to be sent once more
 */
public record StepUpPage(String email, String next, boolean again, FieldErrors errors) {}
