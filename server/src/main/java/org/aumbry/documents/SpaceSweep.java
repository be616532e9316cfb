package org.aumbry.documents;

import java.util.List;
import java.util.Objects;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.TenantId;
import org.aumbry.spaces.Deletions;
import org.aumbry.spaces.SpaceDeletion;
import org.aumbry.spaces.SpaceId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Erases what lies in deleted spaces whose time is over, one thing in one transaction, and then the spaces. What has to
 * be kept stays, and with it the closed space.
 */
@Component
class SpaceSweep {

    private final Deletions deletions;
    private final TreeStore tree;
    private final Guards guards;
    private final Labels labels;
    private final TrashCan can;
    private final TransactionTemplate transaction;

    SpaceSweep(
            Deletions deletions,
            TreeStore tree,
            Guards guards,
            Labels labels,
            TrashCan can,
            PlatformTransactionManager transactions) {
        this.deletions = deletions;
        this.tree = tree;
        this.guards = guards;
        this.labels = labels;
        this.can = can;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** One round for the tenant that is entered; what is left over comes next time. */
    void run(TenantId tenant) {
        for (var deletion : deletions.overdue()) {
            erase(tenant, deletion);
        }
    }

    private void erase(TenantId tenant, SpaceDeletion deletion) {
        var who = Principal.system(tenant, deletion.deletedBy());
        List<ObjectRef> top = Objects.requireNonNull(transaction.execute(status -> tree.topOf(deletion.space())));
        top.forEach(ref -> transaction.executeWithoutResult(status -> erase(who, deletion.space(), ref)));
        boolean empty = Objects.requireNonNull(
                transaction.execute(status -> tree.topOf(deletion.space()).isEmpty()));
        if (empty) {
            deletions.finish(who, deletion.space());
        }
    }

    private void erase(Principal who, SpaceId space, ObjectRef ref) {
        labels.holdAlone(List.of(space));
        var item = guards.find(ref);
        if (!can.keeps(item)) {
            can.erase(who, item);
        }
    }
}
