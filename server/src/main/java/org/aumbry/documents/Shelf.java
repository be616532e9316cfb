package org.aumbry.documents;

import java.util.List;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.springframework.stereotype.Component;

/** Puts things where they go, with all that lies in them; the caller has decided and holds the spaces. */
@Component
class Shelf {

    private final DocumentStore documents;
    private final FolderStore folders;
    private final TreeStore tree;
    private final Classes classes;
    private final Guards guards;
    private final Followers followers;
    private final VersionStore versions;
    private final Storage storage;

    Shelf(
            DocumentStore documents,
            FolderStore folders,
            TreeStore tree,
            Classes classes,
            Guards guards,
            Followers followers,
            VersionStore versions,
            Storage storage) {
        this.documents = documents;
        this.folders = folders;
        this.tree = tree;
        this.classes = classes;
        this.guards = guards;
        this.followers = followers;
        this.versions = versions;
        this.storage = storage;
    }

    /** @param title free in the place */
    void place(Principal who, Item item, Guards.Target target, String title) {
        AccessClass around = item.ownClass() ? guards.around(item.accessClass()) : item.accessClass();
        switch (item) {
            case Document document -> {
                documents.place(document.id(), target.place(), title, document.accessClass());
                classes.settle(who, document, around, target.accessClass());
                followers.changed(who, document.id());
            }
            case Folder folder -> {
                folders.place(folder.id(), target.place(), title);
                tree.move(folder.id(), target.place().space(), target.depth() + 1 - folder.depth());
                classes.settle(who, folder, around, target.accessClass());
                if (!folder.place().space().equals(target.place().space())) {
                    followers.changed(who, tree.documents(folder.id()));
                }
            }
        }
    }

    /** A folder goes neither into itself nor deeper than folders may lie. */
    void requireRoom(Folder folder, Guards.Target target) {
        var into = target.place().folder();
        if (into != null && tree.holds(folder.id(), into)) {
            throw Refusal.of(Refusal.Code.CONFLICT, "documents.refusal.into-itself");
        }
        int height = tree.deepest(folder.id()) - folder.depth();
        if (target.depth() + 1 + height > NameRules.DEEPEST) {
            throw Refusal.of(Refusal.Code.CONFLICT, "documents.refusal.too-deep", NameRules.DEEPEST);
        }
    }

    /** Deletes the item with everything in it, and content that nothing else has. */
    void remove(Item item, List<DocumentId> inside) {
        var blobs = versions.blobsOf(inside);
        switch (item) {
            case Document document -> documents.remove(document.id());
            case Folder folder -> tree.remove(folder.id());
        }
        var kept = versions.inUse(blobs);
        blobs.stream().filter(blob -> !kept.contains(blob)).forEach(storage::remove);
    }

    /** The documents an act on the item concerns. */
    List<DocumentId> documentsOf(Item item) {
        return switch (item) {
            case Document document -> List.of(document.id());
            case Folder folder -> tree.documents(folder.id());
        };
    }
}
