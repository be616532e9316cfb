package org.aumbry.documents;

import java.util.List;
import org.aumbry.access.Grants;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Probe;
import org.aumbry.kernel.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Looks whether every document and folder stands under the grants of the place it lies in: its class hangs under its
 * own space, and without rights of its own it has the class of the folder around it.
 */
@Component
public class PlacementProbe implements Probe {

    private static final int DEEPEST_CHAIN = 64;

    private final PlacementStore store;
    private final Grants grants;

    PlacementProbe(PlacementStore store, Grants grants) {
        this.store = store;
        this.grants = grants;
    }

    @Override
    public String id() {
        return "documents.rights-follow-the-place";
    }

    @Override
    public List<String> promises() {
        return List.of("eXo-24");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    @Transactional(readOnly = true)
    public Result look() {
        long astray = store.astray();
        var used = store.used();
        long foreign = used.stream().filter(use -> !hangsUnder(use.accessClass(), use.space())).count();
        return astray == 0 && foreign == 0
                ? Result.holds("Every document and folder stands under the grants of its place; " + used.size()
                        + " pairs of space and access class were followed to their roots.")
                : Result.fails(astray + " things differ from the folder around them, and " + foreign + " of "
                        + used.size()
                        + " classes in use hang under another space.");
    }

    private boolean hangsUnder(AccessClass start, ObjectRef space) {
        AccessClass at = start;
        for (int step = 0; at != null && step < DEEPEST_CHAIN; step++) {
            try {
                var container = grants.get(at);
                if (container.parent() == null) {
                    return container.object().equals(space);
                }
                at = container.parent();
            } catch (Refusal missing) {
                return false;
            }
        }
        return false;
    }
}
