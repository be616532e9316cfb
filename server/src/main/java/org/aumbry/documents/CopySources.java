package org.aumbry.documents;

import java.util.ArrayList;
import org.aumbry.kernel.Refusal;
import org.springframework.stereotype.Component;

/** Gathers what a copy would take along: only what lies in the given classes. */
@Component
class CopySources {

    /** How much of one folder is looked at; more than one copy may take, so that too much is noticed. */
    private static final int LOOK = 1001;

    private final FolderStore folders;
    private final DocumentStore documents;
    private final VersionStore versions;

    CopySources(FolderStore folders, DocumentStore documents, VersionStore versions) {
        this.folders = folders;
        this.documents = documents;
        this.versions = versions;
    }

    Copies.Source of(Item item, long[] classes) {
        return switch (item) {
            case Document document -> new Copies.SourceDocument(
                    document,
                    versions.find(document.id(), document.currentVersion()).orElseThrow(Refusal::notFound));
            case Folder folder -> {
                var inside = new ArrayList<Copies.Source>();
                folders.in(folder.inside(), classes, LOOK).forEach(each -> inside.add(of(each, classes)));
                documents.in(folder.inside(), classes, LOOK).forEach(each -> inside.add(of(each, classes)));
                yield new Copies.SourceFolder(folder, inside);
            }
        };
    }
}
