package org.aumbry.documents.web;

import java.time.Instant;
import org.aumbry.labels.Label;
import org.aumbry.web.ReachMark;
import org.jspecify.annotations.Nullable;

/**
 * One document or folder in a list.
 *
 * @param ref what forms call it
 * @param address its page
 * @param icon a symbol of the sprite
 * @param sizeBytes null for a folder
 * @param cover address of a small picture; null when there can be none
 * @param label the label that holds for it; null when there is none
 */
public record FileLine(
        String ref,
        String title,
        String address,
        String icon,
        @Nullable Long sizeBytes,
        String who,
        Instant at,
        ReachMark reach,
        @Nullable String cover,
        @Nullable Label label) {

    public boolean folder() {
        return sizeBytes == null;
    }

    /** Where its label is shown and set. */
    public String labelling() {
        return "/labels/" + ref.replace(':', '/');
    }

    public String share() {
        return reach.href();
    }
}
