package org.aumbry.links.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Documents;
import org.aumbry.identity.Users;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.UserId;
import org.aumbry.links.Link;
import org.aumbry.links.Links;
import org.aumbry.web.Words;
import org.springframework.stereotype.Component;

/** Puts links into words. */
@Component
class LinkRows {

    private final Users users;
    private final Documents documents;
    private final Links links;

    LinkRows(Users users, Documents documents, Links links) {
        this.users = users;
        this.documents = documents;
        this.links = links;
    }

    List<LinkRow> rows(Principal who, Collection<Link> all, Words words) {
        var names = users.names(all.stream().map(Link::madeBy).distinct().toList());
        var titles = new HashMap<ObjectRef, String>();
        var targets = all.stream().map(Link::target).distinct().toList();
        var single = targets.stream().filter(target -> target.kind().equals("document")).map(ObjectRef::id).toList();
        documents.these(who, single.stream().map(DocumentId::new).toList())
                .forEach(document -> titles.put(document.ref(), document.title()));
        all.stream()
                .filter(Link::container)
                .forEach(link -> links.titleOf(who, link).ifPresent(title -> titles.put(link.target(), title)));
        return all.stream().map(link -> row(link, titles, names, words)).toList();
    }

    /** The page where the thing is shared. */
    static String share(ObjectRef target) {
        return "/access/" + target.kind() + "/" + target.id();
    }

    private static LinkRow row(
            Link link,
            Map<ObjectRef, String> titles,
            Map<UserId, String> names,
            Words words) {
        var chips = new ArrayList<String>();
        chips.add(words.t(link.download() ? "links.may-download" : "links.view-only"));
        if (link.locked()) {
            chips.add(words.t("links.locked"));
        }
        var most = link.mostUses();
        var uses = most == null ? words.t("links.uses", link.uses()) : words.t("links.uses-of", link.uses(), most);
        var by = words.t(
                "links.by",
                names.getOrDefault(link.madeBy(), words.t("links.someone")),
                words.date(link.madeAt()),
                words.date(link.expiresAt()));
        return new LinkRow(
                link.id().toString(),
                titles.getOrDefault(link.target(), words.t("links.a-" + link.target().kind())),
                by + " " + uses,
                List.copyOf(chips));
    }
}
