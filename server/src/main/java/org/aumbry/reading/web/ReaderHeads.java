package org.aumbry.reading.web;

import java.util.ArrayList;
import java.util.List;
import org.aumbry.access.Access;
import org.aumbry.documents.Document;
import org.aumbry.documents.Folders;
import org.aumbry.documents.Version;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.policies.DownloadBudget;
import org.aumbry.spaces.SpaceTitles;
import org.aumbry.spaces.Spaces;
import org.aumbry.web.Crumb;
import org.aumbry.web.ReachMark;
import org.aumbry.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The head of the reader: where the document lies, how far it can be seen, what the person may do with it. */
@Component
class ReaderHeads {

    private final Access access;
    private final Spaces spaces;
    private final SpaceTitles titles;
    private final Folders folders;
    private final DownloadBudget budget;

    ReaderHeads(Access access, Spaces spaces, SpaceTitles titles, Folders folders, DownloadBudget budget) {
        this.access = access;
        this.spaces = spaces;
        this.titles = titles;
        this.folders = folders;
        this.budget = budget;
    }

    ReaderPage.Head of(Principal who, Document document, Version version, Words words) {
        var reach = access.reach(who, document.accessClass());
        var may = access.permissions(who, document.accessClass());
        var address = "/documents/" + document.id();
        boolean current = version.number() == document.currentVersion();
        var download = current ? address + "/download" : address + "/versions/" + version.number() + "/download";
        return new ReaderPage.Head(
                crumbs(who, document),
                document.title(),
                ReachMark.of(document.ref(), reach.level(), reach.people()),
                address + "/history",
                "/report/" + document.id(),
                may.contains(Permission.SHARE) ? "/access/document/" + document.id() : null,
                may.contains(Permission.DOWNLOAD) ? download : null,
                cost(who, words),
                current ? null : newer(document, version, words));
    }

    boolean may(Principal who, Document document, Permission permission) {
        return access.allows(who, permission, document.accessClass());
    }

    /** What a download costs: how many of how many files have been taken; null when nobody counts. */
    private @Nullable String cost(Principal who, Words words) {
        return budget.meter(who)
                .filter(meter -> meter.filesLimit() > 0)
                .map(meter -> words.t("reading.download.cost", meter.files(), meter.filesLimit()))
                .orElse(null);
    }

    private static ReaderPage.Choice newer(Document document, Version version, Words words) {
        var sentence = words.t("reading.older", version.number(), document.currentVersion());
        return new ReaderPage.Choice(sentence, "/documents/" + document.id(), false);
    }

    private List<Crumb> crumbs(Principal who, Document document) {
        var crumbs = new ArrayList<Crumb>();
        var space = spaces.these(who, List.of(document.spaceId())).get(document.spaceId());
        if (space != null) {
            crumbs.add(new Crumb(titles.of(who, space), "/spaces/" + space.id()));
        }
        folders.path(who, document.place())
                .forEach(folder -> crumbs.add(new Crumb(folder.title(), "/folders/" + folder.id())));
        return crumbs;
    }
}
