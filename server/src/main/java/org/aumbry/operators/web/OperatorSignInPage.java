package org.aumbry.operators.web;

import org.aumbry.web.FieldErrors;

/** The operators' sign-in. */
public record OperatorSignInPage(FieldErrors errors) {}
