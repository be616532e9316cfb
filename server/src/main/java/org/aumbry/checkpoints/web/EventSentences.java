package org.aumbry.checkpoints.web;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.aumbry.access.Shareable;
import org.aumbry.identity.Users;
import org.aumbry.journal.AuditEntry;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.UserId;
import org.aumbry.web.ActWords;
import org.aumbry.web.Sentence;
import org.aumbry.web.Sentence.Part;
import org.aumbry.web.Words;
import org.springframework.stereotype.Component;

/**
 * Entries as sentences for one reader. A thing's title is said only to who may see the thing; all others read what kind
 * of thing it was.
 */
@Component
class EventSentences {

    /** Who acts when the program acts of itself. */
    private static final UserId PROGRAM = new UserId(new UUID(0, 0));

    private static final int SHORT = 24;

    private final Map<String, Shareable> kinds = new HashMap<>();
    private final Users users;

    EventSentences(List<Shareable> kinds, Users users) {
        kinds.forEach(kind -> this.kinds.put(kind.kind(), kind));
        this.users = users;
    }

    /**
     * Sentences for some entries, in their order.
     *
     * @param pivot the page on which other entries of a person, thing or address are found; empty for none
     */
    List<Sentence> of(Principal reader, Words words, Collection<AuditEntry> entries, String pivot) {
        var people = users.names(entries.stream()
                .flatMap(entry -> java.util.stream.Stream.of(
                        entry.user(),
                        entry.object().kind().equals("user") && entry.object().id() != null
                                ? new UserId(entry.object().id())
                                : null))
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        var titles = new HashMap<ObjectRef, String>();
        return entries.stream().map(entry -> sentence(reader, words, entry, people, titles, pivot)).toList();
    }

    private Sentence sentence(
            Principal reader, Words words, AuditEntry entry, Map<UserId, String> people, Map<ObjectRef, String> titles,
            String pivot) {
        var user = entry.user();
        var who = user == null || user.equals(PROGRAM)
                ? Part.of(words.t(user == null ? "web.act.nobody" : "web.act.program"))
                : part(people.getOrDefault(user, words.t("web.act.gone")), pivot, "user", user.toString(), false);
        var address = entry.details().getOrDefault("address", "");
        return ActWords.sentence(
                words,
                entry.verb(),
                entry.outcome().stored(),
                who,
                thing(reader, words, entry, people, titles, pivot),
                address.isEmpty() ? null : part(address, pivot, "address", address, false));
    }

    private Part thing(
            Principal reader, Words words, AuditEntry entry, Map<UserId, String> people, Map<ObjectRef, String> titles,
            String pivot) {
        var object = entry.object();
        UUID id = object.id();
        if (id == null || object.kind().equals("network")) {
            return Part.of(ActWords.kind(words, object.kind()));
        }
        var title = object.kind().equals("user")
                ? people.getOrDefault(new UserId(id), "")
                : titles.computeIfAbsent(object, wanted -> title(reader, wanted));
        var version = entry.details().getOrDefault("version", "");
        var named = title.isEmpty() || !version.matches("[0-9]{1,9}")
                ? title
                : words.t("web.act.version", title, version);
        return title.isEmpty()
                ? part(ActWords.kind(words, object.kind()) + " …" + id.toString().substring(SHORT), pivot, "object",
                        id.toString(), false)
                : part(named, pivot, "object", id.toString(), !object.kind().equals("user"));
    }

    private String title(Principal reader, ObjectRef object) {
        var kind = kinds.get(object.kind());
        return kind == null ? "" : kind.title(reader, object.id()).orElse("");
    }

    private static Part part(String text, String pivot, String field, String value, boolean title) {
        return new Part(text, pivot.isEmpty() ? null : pivot + "?" + field + "=" + value, title);
    }
}
