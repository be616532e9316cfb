package org.aumbry.checkpoints.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.aumbry.access.Access;
import org.aumbry.access.Shareable;
import org.aumbry.checkpoints.Audit;
import org.aumbry.identity.AccountPages;
import org.aumbry.journal.JournalSearch;
import org.aumbry.journal.RowOrigins;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The journal's entries about oneself, and about a thing for those who manage it. */
@Controller
class ActivityController {

    private static final String OWN = "/account/activity";

    private final Audit audit;
    private final EventSentences sentences;
    private final RowOrigins origins;
    private final Access access;
    private final Map<String, Shareable> kinds = new HashMap<>();
    private final Views views;

    ActivityController(
            Audit audit,
            EventSentences sentences,
            RowOrigins origins,
            Access access,
            List<Shareable> kinds,
            Views views) {
        this.audit = audit;
        this.sentences = sentences;
        this.origins = origins;
        this.access = access;
        kinds.forEach(kind -> this.kinds.put(kind.kind(), kind));
        this.views = views;
    }

    @GetMapping(OWN)
    View own(Principal who, Words words, @RequestParam(required = false) @Nullable String after) {
        var page = audit.own(who, AuditAsk.cursor(after));
        return views.page(new ActivityPage(
                words.t("checkpoints.activity.own"),
                words.t("checkpoints.activity.own-text"),
                AccountPages.tabs(words, OWN),
                "",
                List.of(),
                rows(who, words, page),
                next(OWN, page)));
    }

    @GetMapping("/activity/{kind}/{id}")
    View ofThing(
            Principal who,
            Words words,
            @PathVariable String kind,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String after) {
        var keeper = kinds.get(kind);
        if (keeper == null) {
            throw Refusal.notFound();
        }
        var thing = keeper.find(who, Identifiers.parse(id));
        access.require(who, Permission.MANAGE, thing.accessClass(), thing.ref());
        var page = audit.ofObject(who, thing.ref(), AuditAsk.cursor(after));
        return views.page(new ActivityPage(
                thing.title(),
                words.t("checkpoints.activity.thing-text"),
                List.of(),
                thing.address(),
                origin(who, words, thing.ref()),
                rows(who, words, page),
                next("/activity/" + kind + "/" + thing.id(), page)));
    }

    /** The thing's own row is in a table that is called like its kind. */
    private List<AuditPage.Row> origin(Principal who, Words words, ObjectRef thing) {
        var origin = origins.of(thing.kind(), thing.id());
        if (origin == null) {
            return List.of();
        }
        var entries = Stream.of(origin.made(), origin.changed())
                .map(RowOrigins.Act::entry)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return AuditRows.of(words, entries, sentences.of(who, words, entries, ""));
    }

    private List<AuditPage.Row> rows(Principal who, Words words, JournalSearch.Page page) {
        return AuditRows.of(words, page.entries(), sentences.of(who, words, page.entries(), ""));
    }

    private static @Nullable String next(String address, JournalSearch.Page page) {
        return page.more() ? address + "?after=" + page.next().at() + "_" + page.next().id() : null;
    }
}
