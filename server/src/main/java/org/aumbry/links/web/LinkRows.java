package org.aumbry.links.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Documents;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.UserId;
import org.aumbry.links.Link;
import org.aumbry.web.Words;
import org.springframework.stereotype.Component;

/** Puts links into words. */
@Component
class LinkRows {

    private final Users users;
    private final Documents documents;

    LinkRows(Users users, Documents documents) {
        this.users = users;
        this.documents = documents;
    }

    List<LinkRow> rows(Principal who, Collection<Link> links, Words words) {
        var names = users.names(links.stream().map(Link::madeBy).distinct().toList());
        var titles = new HashMap<DocumentId, String>();
        documents.these(who, links.stream().map(Link::document).distinct().toList())
                .forEach(document -> titles.put(document.id(), document.title()));
        return links.stream().map(link -> row(link, titles, names, words)).toList();
    }

    private static LinkRow row(
            Link link,
            Map<DocumentId, String> titles,
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
                titles.getOrDefault(link.document(), words.t("links.a-document")),
                by + " " + uses,
                List.copyOf(chips));
    }
}
