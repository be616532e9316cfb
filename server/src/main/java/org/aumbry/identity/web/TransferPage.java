package org.aumbry.identity.web;

import org.aumbry.web.FieldErrors;

/** The form that offers what one runs to somebody. */
public record TransferPage(String kind, String object, String title, PeoplePicker people, FieldErrors errors) {}
