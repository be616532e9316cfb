package org.aumbry.reading.web;

import org.aumbry.documents.Documents;
import org.aumbry.documents.Version;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Principal;
import org.aumbry.reading.ReaderPane;
import org.aumbry.web.Views;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The versions of the document. */
@Component
@Order(60)
class HistoryPane implements ReaderPane {

    private static final int SHOWN = 30;

    private final Documents documents;
    private final Users users;
    private final Views views;

    HistoryPane(Documents documents, Users users, Views views) {
        this.documents = documents;
        this.users = users;
        this.views = views;
    }

    @Override
    public String key() {
        return "history";
    }

    @Override
    public String label() {
        return "reading.pane.history";
    }

    @Override
    public @Nullable Long count(Principal who, Beside beside) {
        return null;
    }

    @Override
    public Drawing show(Principal who, Beside beside) {
        var document = beside.document();
        var versions = documents.versions(who, document.id()).stream().limit(SHOWN).toList();
        var names = users.names(versions.stream().map(Version::addedBy).distinct().toList());
        var lines = versions.stream()
                .map(version -> new HistoryPart.Line(
                        version.number(),
                        "/documents/" + document.id() + "/versions/" + version.number(),
                        version.number() == beside.version(),
                        names.getOrDefault(version.addedBy(), ""),
                        version.addedAt(),
                        version.sizeBytes()))
                .toList();
        var part = new HistoryPart(lines, "/documents/" + document.id() + "/history");
        return shell -> views.part(part, shell);
    }
}
