package org.aumbry.collectors;

import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.StringJoiner;
import org.aumbry.checkpoints.PlacedEntries.Placed;
import org.aumbry.journal.Outcome;
import org.aumbry.kernel.TenantId;
import org.jspecify.annotations.Nullable;

/** Entries in the Common Event Format, version 0: a head parted by bars, then keys and values. */
final class CefLines {

    private static final int CALM = 3;
    private static final int REFUSED = 6;

    private CefLines() {}

    static String line(TenantId tenant, Placed placed, SentValues values) {
        var entry = placed.entry();
        var details = values.of(entry.details());
        var words = new LinkedHashMap<String, String>();
        words.put("rt", Long.toString(entry.at().toEpochMilli()));
        words.put("externalId", entry.id().toString());
        words.put("cn1", Long.toString(placed.position()));
        words.put("cn1Label", "position");
        words.put("act", entry.verb());
        words.put("outcome", entry.outcome().stored());
        put(words, "reason", entry.reason());
        put(words, "suid", entry.user());
        var address = details.remove("address");
        if (address != null) {
            words.put(address.indexOf(':') < 0 ? "src" : "c6a2", address);
            if (address.indexOf(':') >= 0) {
                words.put("c6a2Label", "Source IPv6 Address");
            }
        }
        labelled(words, 1, "network", tenant.toString());
        labelled(words, 2, entry.object().kind(), Objects.toString(entry.object().id(), ""));
        labelled(words, 3, "session", Objects.toString(entry.session(), ""));
        labelled(words, 4, "key", Objects.toString(entry.token(), ""));
        if (!details.isEmpty()) {
            var text = new StringJoiner("; ");
            details.forEach((name, value) -> text.add(name + ": " + value));
            words.put("msg", text.toString());
        }
        var line = new StringJoiner(" ");
        words.forEach((name, value) -> line.add(name + "=" + value(value)));
        return "CEF:0|Aumbry|Aumbry|1|" + head(entry.verb()) + "|" + head(entry.verb()) + "|"
                + (entry.outcome() == Outcome.ALLOWED ? CALM : REFUSED) + "|" + line;
    }

    private static void put(LinkedHashMap<String, String> words, String name, @Nullable Object value) {
        if (value != null) {
            words.put(name, value.toString());
        }
    }

    private static void labelled(LinkedHashMap<String, String> words, int number, String label, String value) {
        if (!value.isEmpty()) {
            words.put("cs" + number, value);
            words.put("cs" + number + "Label", label);
        }
    }

    private static String head(String text) {
        return flat(text).replace("\\", "\\\\").replace("|", "\\|");
    }

    private static String value(String text) {
        return text.replace("\\", "\\\\").replace("=", "\\=").replace("\r", "\\r").replace("\n", "\\n");
    }

    private static String flat(String text) {
        return text.replaceAll("[\\r\\n]", " ");
    }
}
