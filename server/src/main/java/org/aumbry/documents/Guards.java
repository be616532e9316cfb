package org.aumbry.documents;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.aumbry.access.Access;
import org.aumbry.access.Grants;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.spaces.Spaces;
import org.springframework.stereotype.Component;

/** Finds things for someone who may do something with them, and refuses everyone else. */
@Component
class Guards {

    /** How many things one bulk act takes. */
    static final int MOST_ITEMS = 500;

    private final DocumentStore documents;
    private final FolderStore folders;
    private final Spaces spaces;
    private final Access access;
    private final Grants grants;
    private final Journal journal;

    Guards(
            DocumentStore documents,
            FolderStore folders,
            Spaces spaces,
            Access access,
            Grants grants,
            Journal journal) {
        this.documents = documents;
        this.folders = folders;
        this.spaces = spaces;
        this.access = access;
        this.grants = grants;
        this.journal = journal;
    }

    /** Where things can be put: a place with the class that holds there. */
    record Target(Place place, AccessClass accessClass, int depth) {}

    /** The classes whose things the principal may view. */
    long[] visible(Principal who) {
        return classes(who, Permission.VIEW);
    }

    long[] classes(Principal who, Permission permission) {
        return access.of(who).classes(permission);
    }

    /** The spaces and drives the principal may look inside. */
    UUID[] inside(Principal who) {
        return Stream.concat(spaces.inside(who).stream(), spaces.drives(who).stream())
                .map(space -> space.id().value())
                .toArray(UUID[]::new);
    }

    Document document(Principal who, Permission permission, DocumentId id) {
        var document = documents.find(id).filter(Item::living).orElseThrow(Refusal::notFound);
        access.require(who, permission, document.accessClass(), id.ref());
        return document;
    }

    Folder folder(Principal who, Permission permission, FolderId id) {
        var folder = folders.find(id).filter(Item::living).orElseThrow(Refusal::notFound);
        access.require(who, permission, folder.accessClass(), id.ref());
        return folder;
    }

    /** The place, when it lives and the principal has the permission there. */
    Target place(Principal who, Permission permission, Place place) {
        if (place.folder() == null) {
            var space = spaces.require(who, permission, place.space());
            return new Target(place, space.accessClass(), 0);
        }
        var folder = folder(who, permission, place.folder());
        if (!folder.place().space().equals(place.space())) {
            throw Refusal.notFound();
        }
        return new Target(place, folder.accessClass(), folder.depth());
    }

    /** Any living item, when the principal has the permission on it. */
    Item item(Principal who, Permission permission, ObjectRef ref) {
        var item = find(ref);
        if (!item.living()) {
            throw Refusal.notFound();
        }
        access.require(who, permission, item.accessClass(), ref);
        return item;
    }

    /** Any living item, when the principal may view it; never a refusal. */
    Optional<Item> visible(Principal who, ObjectRef ref) {
        Optional<? extends Item> found = switch (ref.kind()) {
            case "folder" -> folders.find(new FolderId(ref.id()));
            case "document" -> documents.find(new DocumentId(ref.id()));
            default -> Optional.<Item>empty();
        };
        return found.<Item>map(item -> item)
                .filter(item -> item.living() && access.allows(who, Permission.VIEW, item.accessClass()));
    }

    /** Something that lies in the trash as such, when the principal has the permission on it. */
    Item trashed(Principal who, Permission permission, ObjectRef ref) {
        var item = find(ref);
        var trashed = item.trashed();
        if (trashed == null || !trashed.root().equals(ref.id())) {
            throw Refusal.notFound();
        }
        access.require(who, permission, item.accessClass(), ref);
        return item;
    }

    /** The item whatever its state and whoever may see it. */
    Item find(ObjectRef ref) {
        return switch (ref.kind()) {
            case "folder" -> folders.find(new FolderId(ref.id())).orElseThrow(Refusal::notFound);
            case "document" -> documents.find(new DocumentId(ref.id())).orElseThrow(Refusal::notFound);
            default -> throw Refusal.notFound();
        };
    }

    /** Items in the order given, each once, not more than one bulk act takes. */
    static List<ObjectRef> bounded(Collection<ObjectRef> refs) {
        var once = new ArrayList<>(new LinkedHashSet<>(refs));
        if (once.isEmpty()) {
            throw Refusal.invalid("items", "documents.refusal.nothing-chosen");
        }
        if (once.size() > MOST_ITEMS) {
            throw Refusal.of(Refusal.Code.OVER_LIMIT, "documents.refusal.too-many", MOST_ITEMS);
        }
        return once;
    }

    /** Taking something out of a place is an edit of that place, also for things with rights of their own. */
    void requireLeaving(Principal who, Item item) {
        if (item.ownClass()
                && !access.allows(who, Permission.EDIT, around(item.accessClass()))) {
            journal.denied(who, "access.edit", item.ref(), "no-permission");
            throw Refusal.denied();
        }
    }

    /** The class that holds around something with a class of its own. */
    AccessClass around(AccessClass own) {
        var parent = grants.get(own).parent();
        if (parent == null) {
            throw new IllegalStateException("what lies in a space has a class around it");
        }
        return parent;
    }
}
