package org.aumbry.timemachine.web;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.aumbry.kernel.Refusal;

/** Moments as forms and addresses say them. */
final class Moments {

    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
    /** How long the value of a date field is. */
    static final int FIELD_LENGTH = 19;

    private static final int LONGEST = 40;

    private Moments() {}

    /** A moment with its zone as ISO 8601 says it, or the value of a date field in the reader's zone. */
    static Instant read(String text, ZoneId zone) {
        if (text.length() > LONGEST) {
            throw Refusal.invalid("at", "timemachine.refusal.moment");
        }
        try {
            return text.endsWith("Z") ? Instant.parse(text) : LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeParseException unreadable) {
            throw Refusal.invalid("at", "timemachine.refusal.moment");
        }
    }

    /** For a date field, to the second. */
    static String field(Instant at, ZoneId zone) {
        return FIELD.format(at.atZone(zone).truncatedTo(ChronoUnit.SECONDS));
    }
}
