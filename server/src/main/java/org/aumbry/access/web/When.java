package org.aumbry.access.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.aumbry.kernel.Refusal;
import org.aumbry.web.Words;
import org.jspecify.annotations.Nullable;

/** Moments as forms send them: a day and minute where the asker is. */
final class When {

    private When() {}

    /** @return null when nothing was sent, which means now */
    static @Nullable Instant read(String field, @Nullable String sent, Words words) {
        if (sent == null || sent.isBlank()) {
            return null;
        }
        try {
            return sent.endsWith("Z")
                    ? Instant.parse(sent)
                    : LocalDateTime.parse(sent).atZone(words.zone()).toInstant();
        } catch (DateTimeParseException unreadable) {
            throw Refusal.invalid(field, "access.refusal.moment");
        }
    }

    /** The end of a day where the asker is; null when nothing was sent. */
    static @Nullable Instant endOfDay(String field, String sent, Words words) {
        if (sent.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(sent).plusDays(1).atStartOfDay(words.zone()).toInstant();
        } catch (DateTimeParseException unreadable) {
            throw Refusal.invalid(field, "access.refusal.moment");
        }
    }

    /** As the form takes it back. */
    static String written(@Nullable Instant at, Words words) {
        return at == null
                ? ""
                : LocalDateTime.ofInstant(at.truncatedTo(ChronoUnit.MINUTES), words.zone()).toString();
    }
}
