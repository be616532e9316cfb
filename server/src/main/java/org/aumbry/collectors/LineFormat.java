package org.aumbry.collectors;

import java.util.Locale;

/** How an entry is written for other systems. */
public enum LineFormat {
    /** Open Cybersecurity Schema Framework 1.6, one JSON object. */
    OCSF,
    /** Common Event Format, version 0. */
    CEF;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static LineFormat of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
