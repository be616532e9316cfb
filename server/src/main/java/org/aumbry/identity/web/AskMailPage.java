package org.aumbry.identity.web;

import org.aumbry.web.FieldErrors;

/**
 * Asks for an address to mail something to, and says the same whether or not it was mailed.
 *
 * @param about what is asked for: {@code reset}, {@code link} or {@code join}; the end of message keys
 * @param path where the form goes
 * @param asked whether it was sent
 */
public record AskMailPage(String about, String path, String email, boolean asked, FieldErrors errors) {}
