package org.aumbry.operators;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** What has to be on record about an operator, each with a date until which it counts. */
public enum RecordKind {
    /** What they were trained in, and by whom. */
    COMPETENCE(true),

    /** That their background was checked. */
    BACKGROUND_CHECK(true),

    /** That they know the rules for operators, in their own word. */
    ACKNOWLEDGEMENT(false);

    /** The longest that any record counts. */
    public static final Duration LONGEST = Duration.ofDays(366);

    private final boolean byOthers;

    RecordKind(boolean byOthers) {
        this.byOthers = byOthers;
    }

    /** Whether somebody else has to put it on record. */
    public boolean byOthers() {
        return byOthers;
    }

    /** Name in tables, forms and messages: lower case with hyphens. */
    public String stored() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<RecordKind> of(String stored) {
        for (var kind : values()) {
            if (kind.stored().equals(stored)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
