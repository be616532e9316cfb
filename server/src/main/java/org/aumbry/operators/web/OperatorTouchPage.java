package org.aumbry.operators.web;

import org.aumbry.web.FieldErrors;

/** Asks an operator who is signed in for their passkey once more. */
public record OperatorTouchPage(FieldErrors errors) {}
