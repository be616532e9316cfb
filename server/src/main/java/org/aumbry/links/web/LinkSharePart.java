package org.aumbry.links.web;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.aumbry.access.Access;
import org.aumbry.access.SharePart;
import org.aumbry.access.Shareable.SharedObject;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.links.Links;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Adds links to the share page of documents, folders and spaces. */
@Component
@Order(10)
class LinkSharePart implements SharePart {

    private static final Set<String> KINDS = Set.of("document", "folder", "space");

    private final Links links;
    private final Access access;
    private final LinkRows rows;
    private final Views views;

    LinkSharePart(Links links, Access access, LinkRows rows, Views views) {
        this.links = links;
        this.access = access;
        this.rows = rows;
        this.views = views;
    }

    @Override
    public Optional<Drawing> part(Principal who, SharedObject object, Words words) {
        var own = access.permissions(who, object.accessClass());
        if (!KINDS.contains(object.kind()) || !own.contains(Permission.SHARE)) {
            return Optional.empty();
        }
        var found = links.of(who, object.ref());
        var part = new LinkPart(
                links.allowed(),
                !object.kind().equals("document"),
                "/" + object.kind() + "s/" + object.id() + "/links",
                own.contains(Permission.DOWNLOAD),
                links.passwordRequired(),
                LocalDate.ofInstant(links.latest(), words.zone()).minusDays(1).toString(),
                rows.rows(who, found, words));
        return Optional.of(shell -> views.part(part, shell));
    }
}
