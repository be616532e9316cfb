package org.aumbry.documents.web;

import java.util.List;
import org.aumbry.access.Access;
import org.aumbry.documents.Document;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Documents;
import org.aumbry.documents.Trails;
import org.aumbry.documents.Version;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.web.ReachMark;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** The history of a document. */
@Controller
class HistoryController {

    private final Documents documents;
    private final Trails trails;
    private final Access access;
    private final Users users;
    private final Views views;

    HistoryController(Documents documents, Trails trails, Access access, Users users, Views views) {
        this.documents = documents;
        this.trails = trails;
        this.access = access;
        this.users = users;
        this.views = views;
    }

    @GetMapping("/documents/{id}/history")
    View history(Principal who, @PathVariable String id) {
        var document = documents.get(who, DocumentId.parse(id));
        var versions = documents.versions(who, document.id());
        var names = users.names(versions.stream().map(Version::addedBy).distinct().toList());
        var may = access.permissions(who, document.accessClass());
        var reach = access.reach(who, document.accessClass());
        List<HistoryPage.Line> lines = versions.stream()
                .map(version -> line(version, document, names.getOrDefault(version.addedBy(), "")))
                .toList();
        return views.page(new HistoryPage(
                document.title(), "/documents/" + document.id(),
                ReachMark.of(document.ref(), reach.level(), reach.people()), trails.of(who, document.place()), lines,
                may.contains(Permission.EDIT), may.contains(Permission.DOWNLOAD), may.contains(Permission.MANAGE)));
    }

    @PostMapping("/documents/{id}/versions/{number}/restore")
    View restore(Principal who, @PathVariable String id, @PathVariable int number, Words words) {
        var document = DocumentId.parse(id);
        var restored = documents.restore(who, document, number);
        return views.seeOther("/documents/" + document + "/history",
                Toast.of(words.t("documents.done.version-restored", number, restored.number())));
    }

    private static HistoryPage.Line line(Version version, Document document, String who) {
        return new HistoryPage.Line(
                version.number(), version.number() == document.currentVersion(), who, version.addedAt(),
                version.sizeBytes(), version.fileName(), version.mediaType(), version.sha256(), version.restoredFrom());
    }
}
