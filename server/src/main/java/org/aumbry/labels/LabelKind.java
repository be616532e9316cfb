package org.aumbry.labels;

import java.util.Locale;

/** Where a label comes from. */
public enum LabelKind {
    INTERNAL,
    CONFIDENTIAL,
    /** Special categories of personal data (GDPR, 9). */
    SPECIAL,
    /** Made by the network's administrators, who named it. */
    CUSTOM;

    /** The form in tables and messages. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static LabelKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
