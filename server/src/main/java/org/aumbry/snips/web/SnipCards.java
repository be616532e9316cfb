package org.aumbry.snips.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.aumbry.access.Access;
import org.aumbry.access.AccessMap;
import org.aumbry.access.Reach;
import org.aumbry.documents.Document;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Documents;
import org.aumbry.identity.Users;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.UserId;
import org.aumbry.snips.Keepers;
import org.aumbry.snips.Snip;
import org.aumbry.snips.SnipId;
import org.aumbry.snips.SnipState;
import org.aumbry.web.ReachMark;
import org.aumbry.web.Words;
import org.springframework.stereotype.Component;

/** Words snips for pages, with titles, names and reaches looked up once for all of them. */
@Component
class SnipCards {

    private final Documents documents;
    private final Users users;
    private final Access access;
    private final Keepers keepers;

    SnipCards(Documents documents, Users users, Access access, Keepers keepers) {
        this.documents = documents;
        this.users = users;
        this.access = access;
        this.keepers = keepers;
    }

    SnipCard card(Principal who, Snip snip, Words words) {
        return cards(who, List.of(snip), words).getFirst();
    }

    List<SnipCard> cards(Principal who, Collection<Snip> snips, Words words) {
        return gather(who, snips).apply(words);
    }

    /** Looks up everything the cards need; what is returned words them and asks nobody. */
    Function<Words, List<SnipCard>> gather(Principal who, Collection<Snip> snips) {
        var sources = documents.these(who, snips.stream().map(Snip::document).distinct().toList()).stream()
                .collect(Collectors.toMap(Document::id, Function.identity()));
        var names = users.names(snips.stream().map(Snip::author).distinct().toList());
        var reaches = access.reaches(who, snips.stream().map(Snip::accessClass).distinct().toList());
        var shown = snips.stream()
                .filter(snip -> sources.containsKey(snip.document()) && reaches.containsKey(snip.accessClass()))
                .toList();
        var kept = keepers.kept(who, shown.stream().map(Snip::id).toList());
        var known = new Known(who, access.of(who), sources, names, reaches, kept);
        return words -> shown.stream().map(snip -> card(snip, known, words)).toList();
    }

    private record Known(
            Principal who,
            AccessMap access,
            Map<DocumentId, Document> sources,
            Map<UserId, String> names,
            Map<AccessClass, Reach> reaches,
            Set<SnipId> kept) {}

    private static SnipCard card(Snip snip, Known known, Words words) {
        var source = known.sources().get(snip.document());
        var reach = known.reaches().get(snip.accessClass());
        boolean own = snip.author().equals(known.who().user());
        boolean kept = known.kept().contains(snip.id());
        var author = own ? words.t("snips.you") : known.names().getOrDefault(snip.author(), words.t("snips.someone"));
        return new SnipCard(
                snip.id().toString(),
                snip.passage().exact(),
                snip.insight(),
                snip.note(),
                snip.tags().stream().map(tag -> new SnipCard.Tag(tag, "/snips?tag=" + encoded(tag))).toList(),
                author,
                place(snip, words),
                words.date(snip.createdAt()),
                snip.address(),
                source.title(),
                "/documents/" + source.id(),
                snip.standing().state().value(),
                stateLabel(snip, words),
                compare(snip),
                ReachMark.of(new ObjectRef("document", source.id().value()), reach.level(), reach.people()),
                kept,
                kept || known.access().allows(Permission.MANAGE, snip.accessClass()));
    }

    static String place(Snip snip, Words words) {
        var page = snip.passage().page();
        return page == null
                ? words.t("snips.place.version", snip.version())
                : words.t("snips.place.page", page, snip.version());
    }

    private static String stateLabel(Snip snip, Words words) {
        var standing = snip.standing();
        return words.t("snips.state." + standing.state().value(), standing.version());
    }

    private static String compare(Snip snip) {
        var standing = snip.standing();
        boolean elsewhere = standing.state() == SnipState.MOVED || standing.state() == SnipState.ALTERED;
        return elsewhere && standing.start() != null
                ? "/documents/" + snip.document() + "/versions/" + standing.version() + "?at=" + standing.start() + "-"
                        + standing.end() + "#at"
                : "";
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
