package org.aumbry.documents;

import java.util.List;
import org.aumbry.access.Demand;
import org.aumbry.access.Grants;
import org.aumbry.access.Restrictions;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.Principal;
import org.springframework.stereotype.Component;

/** Keeps every row in the access class it belongs to when things get a class of their own, lose it or move. */
@Component
class Classes {

    private final DocumentStore documents;
    private final FolderStore folders;
    private final TreeStore tree;
    private final Grants grants;
    private final Restrictions restrictions;
    private final Followers followers;

    Classes(
            DocumentStore documents,
            FolderStore folders,
            TreeStore tree,
            Grants grants,
            Restrictions restrictions,
            Followers followers) {
        this.documents = documents;
        this.folders = folders;
        this.tree = tree;
        this.grants = grants;
        this.restrictions = restrictions;
        this.followers = followers;
    }

    /** Gives the item a class of its own that inherits, unless it has one. */
    AccessClass own(Principal who, Item item) {
        if (item.ownClass()) {
            return item.accessClass();
        }
        var own = grants.createBelow(who, item.ref(), item.accessClass(), true);
        switch (item) {
            case Document document -> {
                documents.setClass(document.id(), own, true);
                followers.reclassed(who, List.of(document.id()));
            }
            case Folder folder -> {
                shift(who, folder.id(), folder.accessClass(), own);
                folders.ownClass(folder.id(), true);
            }
        }
        return own;
    }

    /** Takes the item's own class away; its rows go back to the class around it. */
    void dropOwn(Principal who, Item item, AccessClass around) {
        switch (item) {
            case Document document -> {
                documents.setClass(document.id(), around, false);
                followers.reclassed(who, List.of(document.id()));
            }
            case Folder folder -> {
                shift(who, folder.id(), folder.accessClass(), around);
                folders.ownClass(folder.id(), false);
            }
        }
        grants.drop(who, item.accessClass());
    }

    /**
     * Brings an item that was put somewhere else under the class that holds there; what has a class of its own keeps
     * its grants and hangs under the new one.
     *
     * @param before the class that held around it until now
     */
    void settle(Principal who, Item item, AccessClass before, AccessClass now) {
        if (before.equals(now)) {
            return;
        }
        if (item.ownClass()) {
            grants.reparent(List.of(item.accessClass()), now);
            return;
        }
        switch (item) {
            case Document document -> documents.setClass(document.id(), now, false);
            case Folder folder -> shift(who, folder.id(), before, now);
        }
    }

    /** Drops the classes that belong to single things in a tree about to be deleted, innermost first. */
    void dropAll(Principal who, Item item) {
        switch (item) {
            case Document document -> {
                if (document.ownClass()) {
                    grants.drop(who, document.accessClass());
                }
            }
            case Folder folder -> tree.ownClasses(folder.id()).forEach(own -> grants.drop(who, own));
        }
    }

    /** Whether the item, or anything in it, is kept from everyone for a reason of law. */
    boolean withheld(Item item) {
        var classes = switch (item) {
            case Document document -> List.of(document.accessClass());
            case Folder folder -> tree.ownClasses(folder.id());
        };
        return classes.stream().anyMatch(each -> restrictions.of(each).asks(Demand.WITHHELD));
    }

    private void shift(Principal who, FolderId folder, AccessClass from, AccessClass to) {
        tree.reclass(folder, from, to);
        var hanging = tree.ownClasses(folder).stream()
                .filter(own -> !own.equals(to) && from.equals(grants.get(own).parent()))
                .toList();
        grants.reparent(hanging, to);
        followers.reclassed(who, tree.documents(folder));
    }
}
