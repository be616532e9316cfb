package org.aumbry.identity.web;

import org.aumbry.web.FieldErrors;

/**
 * Somebody asks to recover a network.
 *
 * @param action where the form goes: the beginning, or the next look into DNS
 * @param record what to put into DNS, once known
 * @param state how far it is, worded; empty before the first look
 * @param link the invitation; empty unless it was just made
 */
public record RecoverPage(
        String action, String record, String value, String state, String link, FieldErrors errors) {

    @Override
    public String toString() {
        return "recover page";
    }
}
