package org.aumbry.journal;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are looked for; what is null or empty does not narrow.
 *
 * @param verb how a verb begins
 * @param address exactly; found by its keyed hash
 */
public record JournalFilter(
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable UUID user,
        @Nullable UUID object,
        @Nullable UUID session,
        @Nullable UUID token,
        @Nullable Outcome outcome,
        String verb,
        String address) {

    public static JournalFilter all() {
        return new JournalFilter(null, null, null, null, null, null, null, "", "");
    }

    /** What one person did. */
    public JournalFilter by(UUID person) {
        return new JournalFilter(from, to, person, object, session, token, outcome, verb, address);
    }

    /** What was done with one thing. */
    public JournalFilter with(UUID thing) {
        return new JournalFilter(from, to, user, thing, session, token, outcome, verb, address);
    }

    /** What was asked, by name, so that it can be told later who looked for what. */
    public Map<String, String> said() {
        var said = new TreeMap<String, String>();
        put(said, "from", from);
        put(said, "to", to);
        put(said, "user", user);
        put(said, "object", object);
        put(said, "of-session", session);
        put(said, "of-token", token);
        put(said, "outcome", outcome);
        put(said, "verb", verb);
        put(said, "of-address", address);
        return said;
    }

    private static void put(Map<String, String> said, String name, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            said.put(name, value.toString());
        }
    }

    /** Whether the entry fits; for entries that are at hand already. */
    public boolean takes(AuditEntry entry) {
        var by = entry.user();
        var in = entry.session();
        return (from == null || !entry.at().isBefore(from))
                && (to == null || entry.at().isBefore(to))
                && (user == null || by != null && by.value().equals(user))
                && (object == null || object.equals(entry.object().id()))
                && (session == null || in != null && in.value().equals(session))
                && (token == null || token.equals(entry.token()))
                && (outcome == null || outcome == entry.outcome())
                && entry.verb().startsWith(verb)
                && (address.isEmpty() || address.equals(entry.details().get("address")));
    }
}
