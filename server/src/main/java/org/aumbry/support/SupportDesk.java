package org.aumbry.support;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.aumbry.blobs.BlobId;
import org.aumbry.blobs.Blobs;
import org.aumbry.data.TenantScope;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.TenantId;
import org.aumbry.operators.InstallationJournal;
import org.aumbry.operators.InstallationJournal.Act;
import org.aumbry.operators.OnDuty;
import org.aumbry.operators.Order;
import org.aumbry.operators.Orders;
import org.springframework.stereotype.Service;

/**
 * Support as operators see it. Whatever is done here enters the network without keys to its content; what a grant
 * releases is all that opens. Every try is in both journals, whether it succeeds or not.
 */
@Service
public class SupportDesk {

    private final Orders orders;
    private final Release release;
    private final GrantReading grants;
    private final GrantKeys keys;
    private final Blobs blobs;
    private final InstallationJournal journal;
    private final TenantScope scope;

    SupportDesk(
            Orders orders,
            Release release,
            GrantReading grants,
            GrantKeys keys,
            Blobs blobs,
            InstallationJournal journal,
            TenantScope scope) {
        this.orders = orders;
        this.release = release;
        this.grants = grants;
        this.keys = keys;
        this.blobs = blobs;
        this.journal = journal;
        this.scope = scope;
    }

    /** A request with the network it went to, and what became of it there; empty until the network has it. */
    public record Asked(Order order, Optional<SupportGrant> grant) {}

    /**
     * An object on an operator's screen.
     *
     * @param content its bytes; whoever reads closes it, and it breaks off once the access is over
     */
    public record Opened(String title, long sizeBytes, InputStream content) {}

    /** Asks for access; another operator has to confirm before the network is asked. */
    public Order ask(OnDuty who, TenantId network, SupportAsk ask) {
        return orders.propose(who, new Orders.Wish(Order.Kind.SUPPORT, network, null, ask.body()));
    }

    /** What was asked, newest first. */
    public List<Asked> list(OnDuty who) {
        who.active();
        return orders.of(Order.Kind.SUPPORT).stream().map(this::asked).toList();
    }

    public Asked get(OnDuty who, SupportGrantId id) {
        who.active();
        var order = orders.get(id.value());
        if (order.kind() != Order.Kind.SUPPORT) {
            throw Refusal.notFound();
        }
        return asked(order);
    }

    /**
     * Shows an object that a grant releases.
     *
     * @throws Refusal denied in every other case
     */
    public Opened open(OnDuty who, TenantId network, SupportGrantId id, UUID object) {
        who.active();
        return inside(network, () -> {
            try (var released = required(who, network, id, object, SupportVerb.VIEW)) {
                var text = released.text();
                journal.record(act(who, network, "support.show", object, id, text.ticket()));
                grants.shown(id, object, SupportVerb.VIEW);
                var row = released.object();
                try (var content = blobs.openWith(new BlobId(row.blob()), released.key(), row.keySealed(),
                        keys.place(text, row.object(), row.blob()))) {
                    return new Opened(released.title(), content.sizeBytes(), new WatchedStream(
                            content.stream(), () -> stillOpen(who, network, id, object)));
                }
            }
        });
    }

    /** Changes an object the way the network asked for, where a grant allows it; carried out seconds later. */
    public Order change(OnDuty who, TenantId network, SupportGrantId id, UUID object, SupportChange change) {
        who.active();
        return inside(network, () -> {
            try (var released = required(who, network, id, object, SupportVerb.CHANGE)) {
                var body = change.body(released.text().ticket(), id);
                return orders.underConsent(
                        who, new Orders.Wish(Order.Kind.CHANGE, network, object, body), id.value());
            }
        });
    }

    private boolean stillOpen(OnDuty who, TenantId network, SupportGrantId id, UUID object) {
        return inside(network, () -> {
            try (var released = release.require(who.id(), id, object, SupportVerb.VIEW)) {
                return released.text().objects().contains(object);
            } catch (NotReleasedException over) {
                return false;
            }
        });
    }

    private Released required(OnDuty who, TenantId network, SupportGrantId id, UUID object, SupportVerb verb) {
        try {
            return release.require(who.id(), id, object, verb);
        } catch (NotReleasedException refused) {
            journal.denied(new Act(who, network, "support." + verb.stored(), new ObjectRef("document", object),
                    Map.of("grant", id.toString(), "reason", refused.reason())));
            throw Refusal.of(Refusal.Code.DENIED, "support.refusal.not-released");
        }
    }

    private Asked asked(Order order) {
        return new Asked(order, order.state() == Order.State.CARRIED_OUT
                ? inside(order.network(), () -> grants.find(new SupportGrantId(order.id())))
                : Optional.empty());
    }

    /** An unknown network is refused like one that released nothing. */
    private <T> T inside(TenantId network, Supplier<T> work) {
        return TenantScope.<T, RuntimeException>keyless(() -> scope.call(network, work));
    }

    private static Act act(
            OnDuty who, TenantId network, String verb, UUID object, SupportGrantId grant, String ticket) {
        return new Act(who, network, verb, new ObjectRef("document", object),
                Map.of("grant", grant.toString(), "ticket", ticket));
    }
}
