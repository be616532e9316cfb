package org.aumbry.web;

import org.jspecify.annotations.Nullable;

/**
 * One link in the rail.
 *
 * @param count shown at the end, only what the asker may see; null for none
 */
public record RailLink(String label, String href, @Nullable Long count) {

    public static RailLink of(String label, String href) {
        return new RailLink(label, href, null);
    }
}
