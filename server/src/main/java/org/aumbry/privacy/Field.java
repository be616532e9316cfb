package org.aumbry.privacy;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One column of a table about people.
 *
 * @param type as the database calls it
 * @param note what the schema says of the column; empty when its name says enough
 * @param sight who gets to see it; null while the table has no entry
 */
public record Field(String name, String type, Form form, String note, @Nullable Sight sight) {

    /** How a value stands in the database. */
    public enum Form {
        /** Encrypted for its place. */
        SEALED,
        /** A keyed hash, for comparing. */
        KEYED,
        /** A hash of a random value, for comparing. */
        HASHED,
        /** Readable: numbers, times, yes or no, words of closed lists. */
        CLEAR;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Form of(String column) {
            if (column.endsWith("_sealed")) {
                return SEALED;
            }
            if (column.endsWith("_mac")) {
                return KEYED;
            }
            return column.endsWith("_hash") ? HASHED : CLEAR;
        }
    }
}
