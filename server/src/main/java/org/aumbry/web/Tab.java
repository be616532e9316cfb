package org.aumbry.web;

import org.jspecify.annotations.Nullable;

/**
 * One of several views of a thing, each a page of its own.
 *
 * @param count shown behind the label; null for none
 */
public record Tab(String label, String href, boolean current, @Nullable Long count) {

    public static Tab of(String label, String href, boolean current) {
        return new Tab(label, href, current, null);
    }
}
