package org.aumbry.documents;

import java.util.List;
import org.aumbry.crypto.Ids;
import org.aumbry.data.TenantScope;
import org.aumbry.data.Tenants;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Probe;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.TenantId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks in other networks for documents of this one: the answer must be that for an identifier nobody has. */
@Component
class OtherNetworkProbe implements Probe {

    private static final int NETWORKS = 3;
    private static final String MISSING = "missing";
    private static final String FOUND = "found";

    private final SampleIdStore store;
    private final TransactionTemplate transaction;
    private final Neighbours neighbours;
    private final Door door;
    private final Ids ids;

    /** The other networks and the people in them. */
    @Component
    record Neighbours(Tenants tenants, TenantScope scope, Users users) {}

    /** The way to a document; the facade's, or a broken one in tests. */
    @FunctionalInterface
    interface Door {
        void open(Principal who, DocumentId id);
    }

    @Autowired
    OtherNetworkProbe(
            SampleIdStore store, TransactionTemplate transaction, Neighbours neighbours, Documents documents, Ids ids) {
        this(store, transaction, neighbours, documents::get, ids);
    }

    OtherNetworkProbe(
            SampleIdStore store, TransactionTemplate transaction, Neighbours neighbours, Door door, Ids ids) {
        this.store = store;
        this.transaction = transaction;
        this.neighbours = neighbours;
        this.door = door;
        this.ids = ids;
    }

    @Override
    public String id() {
        return "documents.other-network";
    }

    @Override
    public List<String> promises() {
        return List.of("PAN-25");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        var here = neighbours.scope().current();
        var documents = transaction.execute(open -> store.some());
        var others = neighbours.tenants().active().stream()
                .filter(tenant -> !tenant.equals(here))
                .limit(NETWORKS)
                .toList();
        int asked = 0;
        int different = 0;
        for (var other : others) {
            for (var document : documents) {
                asked++;
                different += neighbours.scope().call(other, () -> same(other, document)) ? 0 : 1;
            }
        }
        return different == 0
                ? Result.holds("%d questions for documents of this network in %d others found no document there."
                        .formatted(asked, others.size()))
                : Result.fails(
                        "%d of %d questions in other networks were answered otherwise than those for no document."
                        .formatted(different, asked));
    }

    private boolean same(TenantId other, DocumentId document) {
        var somebody = neighbours.users().list(null, 1);
        if (somebody.isEmpty()) {
            return true;
        }
        var who = Principal.system(other, somebody.getFirst().id());
        var answer = answer(who, document);
        return !answer.equals(FOUND) && answer.equals(answer(who, new DocumentId(ids.next())));
    }

    private String answer(Principal who, DocumentId document) {
        try {
            door.open(who, document);
            return FOUND;
        } catch (Refusal refusal) {
            return refusal.code() == Refusal.Code.NOT_FOUND ? MISSING + refusal.messageKey() : refusal.getMessage();
        }
    }
}
