package org.aumbry.documents;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.spaces.SpaceId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Putting documents and folders somewhere else. */
@Service
public class Moves {

    private final Guards guards;
    private final Labels labels;
    private final Shelf shelf;
    private final UndoStore undo;
    private final Acts acts;

    Moves(Guards guards, Labels labels, Shelf shelf, UndoStore undo, Acts acts) {
        this.guards = guards;
        this.labels = labels;
        this.shelf = shelf;
        this.undo = undo;
        this.acts = acts;
    }

    /**
     * Moves everything, or nothing when one thing can't be moved. A name that is taken there gets a number.
     *
     * <p>Needs the permission to edit on each item, on the place it leaves and on the place it goes to; where others
     * would hold the right to see it afterwards, also the permissions to share and to download, for that is what it
     * amounts to.
     *
     * @return by which the move can be taken back
     */
    @Transactional
    public UndoId move(Principal who, Collection<ObjectRef> refs, Place to) {
        var items = hold(refs, to);
        var target = guards.place(who, Permission.EDIT, to);
        var before = new ArrayList<UndoStep>();
        for (var ref : items) {
            var item = guards.item(who, Permission.EDIT, ref);
            if (item.place().equals(to)) {
                continue;
            }
            guards.requireLeaving(who, item);
            requireFitting(who, item, target);
            before.add(UndoStep.of(item));
            shelf.place(who, item, target, labels.free(to, item.title()));
            acts.record(who, ref.kind() + ".move", ref,
                    Map.of("from", item.place().key(), "to", to.key()));
        }
        return undo.add(who, UndoStep.Act.MOVE, before);
    }

    /** Keeps the structure of every space concerned still while the items are moved. */
    private List<ObjectRef> hold(Collection<ObjectRef> refs, Place to) {
        var items = Guards.bounded(refs);
        var concerned = new ArrayList<SpaceId>(List.of(to.space()));
        items.forEach(ref -> concerned.add(guards.find(ref).place().space()));
        labels.holdAlone(concerned);
        return items;
    }

    private void requireFitting(Principal who, Item item, Guards.Target target) {
        AccessClass around = item.ownClass() ? guards.around(item.accessClass()) : item.accessClass();
        if (!around.equals(target.accessClass())) {
            guards.item(who, Permission.SHARE, item.ref());
            guards.item(who, Permission.DOWNLOAD, item.ref());
        }
        if (item instanceof Folder folder) {
            shelf.requireRoom(folder, target);
        }
    }
}
