package org.aumbry.documents;

import java.time.Instant;
import java.util.List;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.TenantId;
import org.springframework.stereotype.Component;

/** What happens to things whose time in the trash is over. */
@Component
class SweptTrash {

    private final Guards guards;
    private final Labels labels;
    private final TrashCan can;
    private final Acts acts;

    SweptTrash(Guards guards, Labels labels, TrashCan can, Acts acts) {
        this.guards = guards;
        this.labels = labels;
        this.can = can;
        this.acts = acts;
    }

    Instant now() {
        return acts.now();
    }

    /**
     * Deletes one thing for good, unless it was brought back meanwhile or has to be kept; on behalf of whoever put it
     * into the trash.
     */
    void erase(TenantId tenant, ObjectRef ref, Instant before) {
        labels.holdAlone(List.of(guards.find(ref).place().space()));
        var item = guards.find(ref);
        var trashed = item.trashed();
        if (trashed != null && trashed.root().equals(ref.id()) && trashed.at().isBefore(before)
                && !can.keeps(item)) {
            var who = Principal.system(tenant, trashed.by());
            can.erase(who, item);
            acts.record(who, ref.kind() + ".expire", ref);
        }
    }
}
