package org.aumbry.links.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.FolderId;
import org.aumbry.identity.web.RequestOrigin;
import org.aumbry.kernel.Area;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.links.LinkId;
import org.aumbry.links.Links;
import org.aumbry.links.NewLink;
import org.aumbry.spaces.SpaceId;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** Making links, looking at who opened them, taking them back. */
@Controller
class LinkController {

    private static final String ALL = "/links";

    private final Links links;
    private final LinkRows rows;
    private final Views views;

    LinkController(Links links, LinkRows rows, Views views) {
        this.links = links;
        this.rows = rows;
        this.views = views;
    }

    @PostMapping("/documents/{id}/links")
    View toDocument(Principal who, @PathVariable String id, LinkForm form, HttpServletRequest request, Words words) {
        return make(who, DocumentId.parse(id).ref(), form, request, words);
    }

    @PostMapping("/folders/{id}/links")
    View toFolder(Principal who, @PathVariable String id, LinkForm form, HttpServletRequest request, Words words) {
        return make(who, FolderId.parse(id).ref(), form, request, words);
    }

    @PostMapping("/spaces/{id}/links")
    View toSpace(Principal who, @PathVariable String id, LinkForm form, HttpServletRequest request, Words words) {
        return make(who, SpaceId.parse(id).ref(), form, request, words);
    }

    private View make(Principal who, ObjectRef target, LinkForm form, HttpServletRequest request, Words words) {
        var title = links.title(who, target);
        var share = LinkRows.share(target);
        try {
            var made = links.make(who, target, wanted(form, words));
            var address = RequestOrigin.absolute(request, made.path());
            return views.page(new LinkMadePage(
                    title, share, address, words.time(made.link().expiresAt()), made.link().locked()));
        } catch (Refusal refused) {
            if (refused.code() == Refusal.Code.NOT_FOUND) {
                throw refused;
            }
            var sentence = words.t(refused.messageKey(), refused.arguments().toArray());
            return views.page(HttpStatus.UNPROCESSABLE_CONTENT, new LinkRefusedPage(title, share, sentence));
        }
    }

    /** Every link of one's own that leads anywhere; for administrators all of the network's. */
    @GetMapping(ALL)
    View list(Principal who, Words words) {
        return views.page(new LinksPage(
                rows.rows(who, links.live(who), words), who.administers(Area.ACCESS), links.allowed()));
    }

    @PostMapping("/links/revoke-all")
    View revokeAll(Principal who, Words words) {
        int ended = links.revokeAll(who);
        return views.seeOther(ALL, Toast.of(words.t("links.revoked-all", ended)));
    }

    @GetMapping("/links/{link}")
    View log(Principal who, @PathVariable String link, Words words) {
        var found = links.get(who, LinkId.parse(link));
        var visits = links.visits(who, found.id()).stream()
                .map(visit -> new LinkLogPage.Row(
                        words.time(visit.openedAt()), visit.address(), visit.client(), visit.downloads()))
                .toList();
        var row = rows.rows(who, List.of(found), words).getFirst();
        return views.page(new LinkLogPage(row, LinkRows.share(found.target()), visits));
    }

    @PostMapping("/links/{link}/revoke")
    View revoke(Principal who, @PathVariable String link, Words words) {
        var id = LinkId.parse(link);
        links.revoke(who, id);
        return views.seeOther(ALL, Toast.of(words.t("links.revoked")));
    }

    private static NewLink wanted(LinkForm form, Words words) {
        var until = form.until();
        return new NewLink(
                "download".equals(form.allow()),
                until == null ? null : until.plusDays(1).atStartOfDay(words.zone()).toInstant(),
                form.password() == null ? "" : form.password(),
                form.uses());
    }
}
