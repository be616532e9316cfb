package org.aumbry.snips.web;

import org.jspecify.annotations.Nullable;

/**
 * One snip with everything about it, and the form to change what its author made of it.
 *
 * @param tags as typed into the form, separated by commas
 * @param pinned whether the asker keeps it on their first page
 * @param exportAddress the snip as W3C Web Annotation
 */
public record SnipPage(
        SnipCard card,
        String context,
        String tags,
        String citation,
        String hash,
        String exportAddress,
        boolean pinned,
        @Nullable String error) {}
