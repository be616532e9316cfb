package org.aumbry.checkpoints.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.aumbry.journal.JournalCursor;
import org.aumbry.journal.JournalFilter;
import org.aumbry.journal.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What the form asks for, as text; what can't be read is passed over. Dates are days in UTC, both of them included.
 *
 * @param after where the page begins: a time and an id
 */
public record AuditAsk(
        @Nullable String from,
        @Nullable String to,
        @Nullable String user,
        @Nullable String object,
        @Nullable String session,
        @Nullable String token,
        @Nullable String outcome,
        @Nullable String verb,
        @Nullable String address,
        @Nullable String after) {

    private static final int LONGEST = 64;

    JournalFilter filter() {
        var first = day(from);
        var last = day(to);
        return new JournalFilter(
                first == null ? null : first.atStartOfDay(ZoneOffset.UTC).toInstant(),
                last == null ? null : last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
                id(user),
                id(object),
                id(session),
                id(token),
                ending(),
                text(verb),
                text(address));
    }

    JournalCursor before() {
        return cursor(after);
    }

    /** Where a page begins: a time and an id; the newest for what can't be read. */
    static JournalCursor cursor(@Nullable String after) {
        var parts = text(after).split("_");
        try {
            return parts.length == 2
                    ? new JournalCursor(Instant.parse(parts[0]), UUID.fromString(parts[1]))
                    : JournalCursor.newest();
        } catch (DateTimeException | IllegalArgumentException unreadable) {
            return JournalCursor.newest();
        }
    }

    /** The same question as the end of an address; without the page. */
    String query() {
        var asked = new LinkedHashMap<String, String>();
        asked.put("from", text(from));
        asked.put("to", text(to));
        asked.put("user", text(user));
        asked.put("object", text(object));
        asked.put("session", text(session));
        asked.put("token", text(token));
        asked.put("outcome", text(outcome));
        asked.put("verb", text(verb));
        asked.put("address", text(address));
        return asked.entrySet().stream()
                .filter(each -> !each.getValue().isEmpty())
                .map(AuditAsk::pair)
                .reduce("", (before, pair) -> before + (before.isEmpty() ? "?" : "&") + pair);
    }

    static String text(@Nullable String given) {
        var text = given == null ? "" : given.strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    private static String pair(Map.Entry<String, String> asked) {
        return asked.getKey() + "=" + URLEncoder.encode(asked.getValue(), StandardCharsets.UTF_8);
    }

    private @Nullable Outcome ending() {
        try {
            return text(outcome).isEmpty() ? null : Outcome.valueOf(text(outcome).toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        try {
            return text(text).isEmpty() ? null : LocalDate.parse(text(text));
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static @Nullable UUID id(@Nullable String text) {
        try {
            return text(text).isEmpty() ? null : UUID.fromString(text(text));
        } catch (IllegalArgumentException unreadable) {
            // Nothing has this id: a question that can't be read finds nothing rather than everything.
            return new UUID(0, 1);
        }
    }
}
