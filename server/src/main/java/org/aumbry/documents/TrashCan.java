package org.aumbry.documents;

import java.util.List;
import java.util.stream.Stream;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.spaces.SpaceId;
import org.springframework.stereotype.Component;

/**
 * What happens to rows when things go into the trash, come back or are gone; the caller has decided and holds the
 * space.
 */
@Component
class TrashCan {

    private final DocumentStore documents;
    private final FolderStore folders;
    private final TreeStore tree;
    private final Shelf shelf;
    private final Classes classes;
    private final Acts acts;
    private final Labels labels;

    TrashCan(
            DocumentStore documents,
            FolderStore folders,
            TreeStore tree,
            Shelf shelf,
            Classes classes,
            Acts acts,
            Labels labels) {
        this.documents = documents;
        this.folders = folders;
        this.tree = tree;
        this.shelf = shelf;
        this.classes = classes;
        this.acts = acts;
        this.labels = labels;
    }

    void put(Principal who, Item item) {
        switch (item) {
            case Document document -> documents.setTrashed(document.id(), who.user(), acts.now());
            case Folder folder -> tree.trash(folder.id(), who.user(), acts.now());
        }
        acts.followers().changed(who, shelf.documentsOf(item));
    }

    List<Item> in(SpaceId space, long[] visible) {
        return Stream.<Item>concat(
                        folders.trashed(space, visible).stream(), documents.trashed(space, visible).stream())
                .toList();
    }

    /** Where the item was, or the nearest place around it that lives. */
    Place home(Item item) {
        var folder = item.place().folder();
        return new Place(
                item.place().space(), folder == null ? null : folders.nearestLiving(folder).orElse(null));
    }

    void restore(Principal who, Item item, Guards.Target target) {
        shelf.place(who, item, target, labels.free(target.place(), item.title()));
        switch (item) {
            case Document document -> documents.clearTrashed(document.id());
            case Folder folder -> tree.restore(folder.id());
        }
        acts.followers().changed(who, shelf.documentsOf(item));
    }

    /** Whether it may not be deleted: it, or something in it, is kept from everyone and has to be there unchanged. */
    boolean keeps(Item item) {
        return classes.withheld(item);
    }

    /** @throws Refusal withheld when it {@linkplain #keeps keeps} it */
    void erase(Principal who, Item item) {
        if (keeps(item)) {
            throw Refusal.of(Refusal.Code.WITHHELD, "documents.refusal.withheld");
        }
        var concerned = shelf.documentsOf(item);
        acts.followers().erased(who, concerned);
        classes.dropAll(who, item);
        shelf.remove(item, concerned);
    }
}
