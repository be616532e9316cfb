package org.aumbry.links.web;

import org.jspecify.annotations.Nullable;

/**
 * What stands before a shared document: who shared it, until when, and that opening it is recorded. Nothing about it.
 *
 * @param action address that opens it
 * @param error what was wrong with the password; null when nothing was
 */
public record LinkDoorPage(
        String by, String network, String until, boolean locked, String action, @Nullable String error) {

    @Override
    public String toString() {
        return "door of a link";
    }
}
