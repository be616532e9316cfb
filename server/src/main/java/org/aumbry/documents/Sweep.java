package org.aumbry.documents;

import java.util.List;
import java.util.Objects;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.TenantId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes away what rested too long: uploads nobody continued, things that were in the trash for thirty days. */
@Component
class Sweep {

    private final UploadStore uploads;
    private final UndoStore undo;
    private final TreeStore tree;
    private final SweptTrash trash;
    private final Storage storage;
    private final TransactionTemplate transaction;

    Sweep(
            UploadStore uploads,
            UndoStore undo,
            TreeStore tree,
            SweptTrash trash,
            Storage storage,
            PlatformTransactionManager transactions) {
        this.uploads = uploads;
        this.undo = undo;
        this.tree = tree;
        this.trash = trash;
        this.storage = storage;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** One round for the tenant that is entered. */
    void run(TenantId tenant) {
        var now = trash.now();
        var overdue = Objects.requireNonNull(transaction.execute(status -> {
            uploads.forget(now);
            undo.sweep();
            var late = uploads.overdue(now);
            late.forEach(upload -> uploads.expire(upload.id(), now.plus(UploadRules.REST)));
            return late;
        }));
        overdue.forEach(upload -> storage.abandon(upload.staged()));
        var before = now.minus(Trashed.KEPT);
        List<ObjectRef> gone = Objects.requireNonNull(transaction.execute(status -> tree.trashedBefore(before)));
        gone.forEach(ref -> transaction.executeWithoutResult(status -> trash.erase(tenant, ref, before)));
    }
}
