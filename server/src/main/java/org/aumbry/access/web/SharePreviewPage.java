package org.aumbry.access.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The step before sharing: who would newly see the thing.
 *
 * @param action address that confirms
 * @param back the share page
 * @param form what was asked for, to be sent again
 * @param until the last day, as the form sends it; empty for none
 * @param what the sentence about who gets what
 * @param sentence how many people would newly see it, and how many of them are from outside
 * @param outside how many are from outside
 * @param total how many can see it then, in words
 * @param names some of the people, by name
 * @param more how many more there are than are named
 * @param changed whether people came or went since the last preview
 * @param invitation the sentence about the guest who would be invited; null when nobody would
 */
public record SharePreviewPage(
        String title,
        String action,
        String back,
        ShareForm form,
        String until,
        String what,
        String sentence,
        int outside,
        String total,
        List<String> names,
        int more,
        int seen,
        boolean changed,
        @Nullable String invitation) {}
