package org.aumbry.operators.web;

import org.aumbry.web.FieldErrors;

/**
 * Where an operator makes their passkey.
 *
 * @param question for the browser, as JSON
 */
public record OperatorJoinPage(String name, String path, String question, FieldErrors errors) {}
