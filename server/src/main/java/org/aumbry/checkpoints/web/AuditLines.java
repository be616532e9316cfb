package org.aumbry.checkpoints.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.aumbry.journal.AuditEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Entries as lines of files. */
@Component
class AuditLines {

    private static final String FORMULA = "=+-@\t\r\n|%";

    /** The first line of a table. */
    static final String CSV_HEAD = line(List.of(
            "id", "at", "person", "session", "token", "verb", "kind", "object", "outcome", "reason", "details"));

    private final JsonMapper json;

    AuditLines(JsonMapper json) {
        this.json = json;
    }

    String json(AuditEntry entry) {
        var line = new LinkedHashMap<String, Object>();
        line.put("id", entry.id().toString());
        line.put("at", entry.at().toString());
        put(line, "person", entry.user());
        put(line, "session", entry.session());
        put(line, "token", entry.token());
        line.put("verb", entry.verb());
        line.put("kind", entry.object().kind());
        put(line, "object", entry.object().id());
        line.put("outcome", entry.outcome().stored());
        put(line, "reason", entry.reason());
        line.put("details", new TreeMap<>(entry.details()));
        return json.writeValueAsString(line) + "\n";
    }

    /** RFC 4180; what a spreadsheet would compute begins with an apostrophe. */
    static String csv(AuditEntry entry) {
        var details = new TreeMap<>(entry.details()).entrySet().stream()
                .map(each -> each.getKey() + ": " + each.getValue())
                .collect(Collectors.joining("; "));
        return line(List.of(
                entry.id().toString(),
                entry.at().toString(),
                Objects.toString(entry.user(), ""),
                Objects.toString(entry.session(), ""),
                Objects.toString(entry.token(), ""),
                entry.verb(),
                entry.object().kind(),
                Objects.toString(entry.object().id(), ""),
                entry.outcome().stored(),
                Objects.requireNonNullElse(entry.reason(), ""),
                details));
    }

    private static void put(Map<String, Object> line, String name, @Nullable Object value) {
        if (value != null) {
            line.put(name, value.toString());
        }
    }

    private static String line(List<String> cells) {
        return cells.stream().map(AuditLines::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    private static String cell(String text) {
        var safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
