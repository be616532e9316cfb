package org.aumbry.takedowns;

import java.util.Locale;
import org.aumbry.kernel.Refusal;

/** What an object is said to break. */
public enum Category {
    ILLEGAL,
    HARMFUL,
    PERSONAL_DATA,
    COPYRIGHT,
    SPAM,
    OTHER;

    /** The form in tables, forms and messages. */
    public String stored() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Refuses any other word. */
    public static Category of(String stored) {
        for (var category : values()) {
            if (category.stored().equals(stored)) {
                return category;
            }
        }
        throw Refusal.invalid("category", "takedowns.refusal.category");
    }
}
