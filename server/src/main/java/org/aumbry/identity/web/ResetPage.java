package org.aumbry.identity.web;

import org.aumbry.web.FieldErrors;

/** Sets another password by a mailed link. */
public record ResetPage(String link, String email, FieldErrors errors) {}
