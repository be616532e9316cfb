package org.aumbry.operators;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.TenantId;
import org.aumbry.operators.InstallationJournal.Act;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Four eyes: what one operator proposes another confirms, and the program carries out. Nobody confirms what is their
 * own.
 */
@Service
public class Orders {

    private static final int LONGEST = 2000;

    private final OrderStore store;
    private final InstallationJournal journal;
    private final Installation installation;

    Orders(OrderStore store, InstallationJournal journal, Installation installation) {
        this.store = store;
        this.journal = journal;
        this.installation = installation;
    }

    /** What is wanted. */
    public record Wish(Order.Kind kind, TenantId network, @Nullable UUID object, Map<String, String> body) {}

    /** Proposes something; a reason always belongs to it. */
    @Transactional("control")
    public Order propose(OnDuty who, Wish wish) {
        return propose(who, wish, null);
    }

    /** Orders something that the network itself has asked for, under that consent of its own. */
    @Transactional("control")
    public Order underConsent(OnDuty who, Wish wish, UUID consent) {
        return propose(who, wish, consent);
    }

    /** Whether the operator was there a moment ago, as confirming asks for. */
    public boolean fresh(OnDuty who) {
        return who.fresh(installation.now());
    }

    /**
     * Agrees to what somebody else has proposed; it is carried out seconds later. The passkey must have answered within
     * the last ten minutes: a browser that was left open is not a second operator.
     */
    @Transactional("control")
    public Order confirm(OnDuty who, UUID id) {
        var order = open(who, id);
        if (!fresh(who)) {
            throw Refusal.of(Refusal.Code.DENIED, "operators.refusal.touch");
        }
        if (order.proposedBy().equals(who.id())) {
            throw Refusal.of(Refusal.Code.DENIED, "operators.refusal.another");
        }
        store.confirm(id, who.id(), installation.now());
        journal.record(new Act(who, order.network(), order.kind().stored() + ".confirm", ref(order), told(order)));
        return store.find(id).orElseThrow();
    }

    /** Ends what was proposed; its own author may too. */
    @Transactional("control")
    public void decline(OnDuty who, UUID id) {
        var order = open(who, id);
        store.decline(id, installation.now());
        journal.record(new Act(who, order.network(), order.kind().stored() + ".decline", ref(order), told(order)));
    }

    @Transactional(transactionManager = "control", readOnly = true)
    public Order get(UUID id) {
        return store.find(id).orElseThrow(Refusal::notFound);
    }

    /** The newest, at most 200. */
    @Transactional(transactionManager = "control", readOnly = true)
    public List<Order> newest() {
        return store.newest();
    }

    /** The newest of those kinds, at most 200. */
    @Transactional(transactionManager = "control", readOnly = true)
    public List<Order> of(Order.Kind... kinds) {
        return store.of(List.of(kinds));
    }

    private Order propose(OnDuty who, Wish wish, @Nullable UUID consent) {
        who.active();
        var reason = wish.body().getOrDefault("reason", "");
        if (reason.isBlank() || reason.length() > LONGEST) {
            throw Refusal.invalid("reason", "operators.refusal.reason", LONGEST);
        }
        if (wish.kind() == Order.Kind.LIMITS) {
            LimitOrders.number(LimitOrders.PEOPLE, wish.body().getOrDefault(LimitOrders.PEOPLE, ""));
            LimitOrders.number(LimitOrders.MEBIBYTES, wish.body().getOrDefault(LimitOrders.MEBIBYTES, ""));
        }
        var order = new Order(
                installation.id(), wish.kind(), wish.network(), wish.object(), wish.body(), who.id(),
                installation.now(), null, consent, Order.State.PROPOSED);
        store.add(order);
        journal.record(new Act(who, wish.network(), wish.kind().stored() + ".propose", ref(order), told(order)));
        return order;
    }

    private Order open(OnDuty who, UUID id) {
        who.active();
        var order = store.lock(id).orElseThrow(Refusal::notFound);
        if (order.state() != Order.State.PROPOSED) {
            throw Refusal.of(Refusal.Code.CONFLICT, "operators.refusal.decided");
        }
        return order;
    }

    private static ObjectRef ref(Order order) {
        return switch (order.kind()) {
            case SUSPEND, RESUME, LIMITS -> new ObjectRef("network", order.network().value());
            case SUPPORT -> new ObjectRef("support", order.id());
            case TAKEDOWN, LIFT, CHANGE -> new ObjectRef("document", order.object());
        };
    }

    /** What the network is told of an order, in its journal. */
    static Map<String, String> told(Order order) {
        var told = new LinkedHashMap<String, String>();
        told.put("order", order.id().toString());
        order.body().forEach((name, value) -> {
            if (List.of("reason", "ticket", "category", LimitOrders.PEOPLE, LimitOrders.MEBIBYTES).contains(name)) {
                told.put(name, value);
            }
        });
        return told;
    }
}
