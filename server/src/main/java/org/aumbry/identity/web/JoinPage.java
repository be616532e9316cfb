package org.aumbry.identity.web;

import org.aumbry.identity.Joining;
import org.aumbry.web.FieldErrors;

/** What an invited person fills in before the first sign-in. */
public record JoinPage(String link, Joining.Invited invited, String name, String language, FieldErrors errors) {}
