package org.aumbry.documents;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.spaces.SpaceId;
import org.aumbry.spaces.Spaces;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The trash of each space: thirty days in which things can be brought back. */
@Service
public class Trash {

    private final TrashCan can;
    private final Guards guards;
    private final Labels labels;
    private final Spaces spaces;
    private final UndoStore undo;
    private final Acts acts;

    Trash(TrashCan can, Guards guards, Labels labels, Spaces spaces, UndoStore undo, Acts acts) {
        this.can = can;
        this.guards = guards;
        this.labels = labels;
        this.spaces = spaces;
        this.undo = undo;
        this.acts = acts;
    }

    /** Puts everything into the trash, or nothing when one thing can't be. Needs the permission to edit. */
    @Transactional
    public UndoId put(Principal who, Collection<ObjectRef> refs) {
        var items = hold(refs);
        var before = new ArrayList<UndoStep>();
        for (var ref : items) {
            var item = guards.item(who, Permission.EDIT, ref);
            guards.requireLeaving(who, item);
            before.add(UndoStep.of(item));
            can.put(who, item);
            acts.record(who, ref.kind() + ".trash", ref);
        }
        return undo.add(who, UndoStep.Act.TRASH, before);
    }

    /** What lies in the trash of a space as such, as far as the principal may see it; latest first, at most 2000. */
    @Transactional(readOnly = true)
    public List<Item> list(Principal who, SpaceId id) {
        spaces.get(who, id);
        var items = new ArrayList<>(can.in(id, guards.visible(who)));
        items.sort(Comparator.comparing((Item item) -> at(item).at()).reversed());
        return List.copyOf(items);
    }

    /**
     * Brings things back to where they were, or to the nearest place around it that still is there. A name that was
     * taken meanwhile gets a number. Needs the permission to edit the thing and the place.
     */
    @Transactional
    public List<Item> restore(Principal who, Collection<ObjectRef> refs) {
        var back = new ArrayList<Item>();
        for (var ref : hold(refs)) {
            var item = guards.trashed(who, Permission.EDIT, ref);
            var target = guards.place(who, Permission.EDIT, can.home(item));
            can.restore(who, item, target);
            acts.record(who, ref.kind() + ".untrash", ref);
            back.add(guards.find(ref));
        }
        return back;
    }

    /** Deletes things in the trash for good, with everything in them. Needs the permission to manage. */
    @Transactional
    public void erase(Principal who, Collection<ObjectRef> refs) {
        for (var ref : hold(refs)) {
            can.erase(who, guards.trashed(who, Permission.MANAGE, ref));
            acts.record(who, ref.kind() + ".erase", ref);
        }
    }

    private List<ObjectRef> hold(Collection<ObjectRef> refs) {
        var items = Guards.bounded(refs);
        labels.holdAlone(items.stream().map(ref -> guards.find(ref).place().space()).toList());
        return items;
    }

    static Trashed at(Item item) {
        var trashed = item.trashed();
        if (trashed == null) {
            throw new IllegalStateException("it is not in the trash");
        }
        return trashed;
    }
}
