package org.aumbry.documents;

import java.util.List;
import java.util.UUID;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Folders and what lies in a place. */
@Service
public class Folders {

    /** How many folders, and how many documents, of one place are looked at. */
    static final int MOST_IN_PLACE = 10_000;

    private final FolderStore store;
    private final DocumentStore documents;
    private final Guards guards;
    private final Labels labels;
    private final Acts acts;

    Folders(FolderStore store, DocumentStore documents, Guards guards, Labels labels, Acts acts) {
        this.store = store;
        this.documents = documents;
        this.guards = guards;
        this.labels = labels;
        this.acts = acts;
    }

    /** The folder, for someone who may view it. */
    @Transactional(readOnly = true)
    public Folder get(Principal who, FolderId id) {
        return guards.folder(who, Permission.VIEW, id);
    }

    /** The folders around a place that the principal may view, outermost first, the place's own folder last. */
    @Transactional(readOnly = true)
    public List<Folder> path(Principal who, Place place) {
        if (place.folder() == null) {
            return List.of();
        }
        return store.path(place.folder(), guards.visible(who));
    }

    /** What the principal may see in the place. */
    @Transactional(readOnly = true)
    public Contents contents(Principal who, Place place) {
        guards.place(who, Permission.VIEW, place);
        var classes = guards.visible(who);
        var inside = store.in(place, classes, MOST_IN_PLACE + 1);
        var filed = documents.in(place, classes, MOST_IN_PLACE + 1);
        boolean cut = inside.size() > MOST_IN_PLACE || filed.size() > MOST_IN_PLACE;
        return new Contents(
                inside.stream().limit(MOST_IN_PLACE).toList(), filed.stream().limit(MOST_IN_PLACE).toList(), cut);
    }

    /** The same page by page, in the order of identifiers: folders, then documents. */
    @Transactional(readOnly = true)
    public List<Item> list(Principal who, Place place, boolean folders, @Nullable UUID after, int limit) {
        guards.place(who, Permission.VIEW, place);
        var classes = guards.visible(who);
        var from = after == null ? new UUID(0, 0) : after;
        return folders
                ? List.copyOf(store.in(place, classes, from, limit))
                : List.copyOf(documents.in(place, classes, from, limit));
    }

    /** Folders that others shared with the principal out of spaces and drives they may not look inside. */
    @Transactional(readOnly = true)
    public List<Folder> shared(Principal who) {
        return store.shared(guards.inside(who), guards.visible(who));
    }

    /** Makes a folder; a name that is taken is a conflict. */
    @Transactional
    public Folder add(Principal who, Place place, String rawName) {
        var name = NameRules.accept(rawName);
        labels.holdShared(place.space());
        var target = guards.place(who, Permission.EDIT, place);
        if (labels.taken(place, name)) {
            throw Refusal.of(Refusal.Code.CONFLICT, "documents.refusal.name-taken");
        }
        return create(who, target, name);
    }

    /** Gives the folder another name; a name that is taken is a conflict. */
    @Transactional
    public Folder rename(Principal who, FolderId id, String rawName) {
        var name = NameRules.accept(rawName);
        var folder = guards.folder(who, Permission.EDIT, id);
        labels.holdShared(folder.place().space());
        folder = guards.folder(who, Permission.EDIT, id);
        if (!sameName(folder, name) && labels.taken(folder.place(), name)) {
            throw Refusal.of(Refusal.Code.CONFLICT, "documents.refusal.name-taken");
        }
        store.rename(folder, name, who.user(), acts.now());
        acts.record(who, "folder.rename", id.ref());
        return store.find(id).orElseThrow();
    }

    /**
     * The innermost of the folders named, below the place; those that are missing are made. Holds the space's
     * structure.
     *
     * @param names outermost first, each already accepted
     */
    Guards.Target ensure(Principal who, Place place, List<String> names) {
        labels.holdShared(place.space());
        var target = guards.place(who, Permission.EDIT, place);
        for (var name : names) {
            labels.taken(target.place(), name);
            var existing = store.named(target.place(), name);
            var folder = existing.isPresent()
                    ? guards.folder(who, Permission.EDIT, existing.get().id())
                    : createFree(who, target, name);
            target = new Guards.Target(folder.inside(), folder.accessClass(), folder.depth());
        }
        return target;
    }

    /** A new folder in a place that is held; a name that is taken gets a number. */
    Folder createFree(Principal who, Guards.Target target, String name) {
        return create(who, target, labels.free(target.place(), name));
    }

    private Folder create(Principal who, Guards.Target target, String name) {
        if (target.depth() >= NameRules.DEEPEST) {
            throw Refusal.of(Refusal.Code.CONFLICT, "documents.refusal.too-deep", NameRules.DEEPEST);
        }
        var now = acts.now();
        var folder = new Folder(
                new FolderId(acts.id()), target.place(), target.depth() + 1, name, target.accessClass(), false,
                who.user(), now, who.user(), now, null);
        store.add(folder);
        acts.record(who, "folder.add", folder.ref());
        return folder;
    }

    static boolean sameName(Item item, String name) {
        return NameRules.folded(item.title()).equals(NameRules.folded(name));
    }
}
