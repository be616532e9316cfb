package org.aumbry.incidents.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.aumbry.journal.JournalFilter;
import org.jspecify.annotations.Nullable;

/**
 * What the form asks for, as text. Moments are in UTC; an id that can't be read is nobody's.
 *
 * @param key id of a personal access token
 */
public record IncidentAsk(
        @Nullable String session,
        @Nullable String key,
        @Nullable String address,
        @Nullable String user,
        @Nullable String from,
        @Nullable String to) {

    private static final int LONGEST = 64;

    boolean empty() {
        return fields().values().stream().allMatch(String::isEmpty);
    }

    JournalFilter filter() {
        return new JournalFilter(
                moment(from), moment(to), id(user), null, id(session), id(key), null, "", text(address));
    }

    Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("session", text(session));
        fields.put("key", text(key));
        fields.put("address", text(address));
        fields.put("user", text(user));
        fields.put("from", text(from));
        fields.put("to", text(to));
        return fields;
    }

    String query() {
        return fields().entrySet().stream()
                .filter(each -> !each.getValue().isEmpty())
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .reduce("", (before, pair) -> before + (before.isEmpty() ? "?" : "&") + pair);
    }

    private static String text(@Nullable String given) {
        var text = given == null ? "" : given.strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    private static @Nullable Instant moment(@Nullable String text) {
        try {
            return text(text).isEmpty() ? null : LocalDateTime.parse(text(text)).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static @Nullable UUID id(@Nullable String text) {
        try {
            return text(text).isEmpty() ? null : UUID.fromString(text(text));
        } catch (IllegalArgumentException unreadable) {
            return new UUID(0, 1);
        }
    }
}
