package org.aumbry.custody;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aumbry.documents.Document;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Documents;
import org.aumbry.identity.User;
import org.aumbry.identity.Users;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Destroying the keys of a document with all its versions, or of a person who can't sign in any more: one administrator
 * asks for it, another one does it with its name typed.
 */
@Service
public class DestructionOrders {

    private static final String PAGE = "/admin/keys/destroyed";

    private final DestructionOrderStore store;
    private final Destructions destructions;
    private final Shredder shredder;
    private final Documents documents;
    private final Users users;
    private final CustodyDesk desk;
    private final Journal journal;

    DestructionOrders(
            DestructionOrderStore store,
            Destructions destructions,
            Shredder shredder,
            Documents documents,
            Users users,
            CustodyDesk desk,
            Journal journal) {
        this.store = store;
        this.destructions = destructions;
        this.shredder = shredder;
        this.documents = documents;
        this.users = users;
        this.desk = desk;
        this.journal = journal;
    }

    /** Those that nobody followed yet; at most a hundred. */
    @Transactional(readOnly = true)
    public List<DestructionOrder> standing(Principal who) {
        desk.allow(who, "key.list");
        return store.standing();
    }

    /**
     * Asks that the keys are destroyed. Nothing happens to them before another administrator agrees.
     *
     * @param kind {@code document} or {@code person}
     * @param number of the document or the person
     * @throws Refusal conflict for a person who can still sign in, while a hold covers it, and when nobody else could
     *     agree
     */
    @Transactional
    public DestructionOrder order(Principal who, String kind, String number, String reason) {
        desk.require(who, "key.order-destruction");
        var asked = DestructionKind.ordered(kind)
                .orElseThrow(() -> Refusal.invalid("kind", "custody.refusal.kind"));
        var why = reason.strip();
        if (why.isEmpty() || why.length() > Seals.LONGEST_REASON) {
            throw Refusal.invalid("reason", "custody.refusal.reason", Seals.LONGEST_REASON);
        }
        if (desk.administrators() < 2) {
            throw Refusal.of(Refusal.Code.CONFLICT, "custody.refusal.alone-destroy");
        }
        var of = number(number);
        var order = new DestructionOrder(
                desk.id(), asked, of, name(who, asked, of), why, who.user(), desk.now(), null);
        shredder.requireFree(asked, of);
        if (!store.add(order)) {
            throw Refusal.of(Refusal.Code.CONFLICT, "custody.refusal.ordered");
        }
        journal.record(who, "key.order-destruction", order.ref(), details(order));
        desk.tell(who, "ordered", PAGE);
        return order;
    }

    /** Takes an order back, one's own or another's. */
    @Transactional
    public void withdraw(Principal who, UUID id) {
        desk.require(who, "key.withdraw-destruction");
        var order = store.lock(id).filter(DestructionOrder::standing).orElseThrow(Refusal::notFound);
        store.end(id, who.user(), desk.now());
        journal.record(who, "key.withdraw-destruction", order.ref(), details(order));
    }

    /**
     * Destroys what another administrator asked for.
     *
     * @param typed how it is called, or its number, typed once more
     * @throws Refusal conflict for whoever asked, and while a hold covers it
     */
    @Transactional
    public Destruction destroy(Principal who, UUID id, String typed) {
        desk.require(who, "key.destroy");
        var order = store.lock(id).filter(DestructionOrder::standing).orElseThrow(Refusal::notFound);
        if (order.askedBy().equals(who.user())) {
            throw Refusal.of(Refusal.Code.CONFLICT, "custody.refusal.own-order");
        }
        Destructions.requireTyped(typed, order.name(), order.of());
        if (order.kind() == DestructionKind.PERSON) {
            requireGone(new UserId(order.of()));
        }
        shredder.requireFree(order.kind(), order.of());
        var doomed = shredder.doomed(order.kind(), order.of());
        var destruction = destructions.destroy(
                who,
                destructions.bare(who, order.kind(), order.of(), order.id()),
                new Certificate.Order(order.askedBy(), order.askedAt()),
                doomed,
                () -> shredder.destroy(who, doomed));
        store.end(id, who.user(), desk.now());
        return destruction;
    }

    private String name(Principal who, DestructionKind kind, UUID of) {
        if (kind == DestructionKind.PERSON) {
            return requireGone(new UserId(of)).name();
        }
        if (shredder.doomed(kind, of).files().isEmpty()) {
            throw Refusal.invalid("number", "custody.refusal.number");
        }
        return documents.these(who, List.of(new DocumentId(of))).stream()
                .findFirst()
                .map(Document::title)
                .orElse("");
    }

    private User requireGone(UserId id) {
        var user = users.find(id).orElseThrow(() -> Refusal.invalid("number", "custody.refusal.number"));
        if (user.active()) {
            throw Refusal.of(Refusal.Code.CONFLICT, "custody.refusal.active");
        }
        return user;
    }

    private static UUID number(String typed) {
        try {
            return Identifiers.parse(typed.strip());
        } catch (Refusal none) {
            throw Refusal.invalid("number", "custody.refusal.number");
        }
    }

    private static Map<String, String> details(DestructionOrder order) {
        return Map.of("of", order.kind().stored() + " " + order.of());
    }
}
