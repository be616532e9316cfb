package org.aumbry.search;

import org.jspecify.annotations.Nullable;

/** What hits can be narrowed by, and are counted by. */
public enum Dimension {
    KIND("d.kind"),
    MEDIA("d.media"),
    SPACE("d.space"),
    PERSON("d.person"),
    LANGUAGE("d.language"),
    LABEL(null),
    DATE(null);

    private final @Nullable String field;

    Dimension(@Nullable String field) {
        this.field = field;
    }

    /**
     * The index field; null for dates, which are ranges of a number, and for labels, which hang on the access class.
     */
    @Nullable String field() {
        return field;
    }
}
