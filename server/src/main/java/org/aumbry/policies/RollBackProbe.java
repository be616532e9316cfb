package org.aumbry.policies;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.aumbry.kernel.Probe;
import org.aumbry.kernel.UserId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts a list of rules in force that nobody confirmed in time, sees it taken back, and undoes it all. */
@Component
class RollBackProbe implements Probe {

    private static final Duration LATE = Duration.ofMinutes(2);

    private final FirewallStore firewall;
    private final PendingStore store;
    private final BooleanSupplier settles;
    private final TransactionTemplate transaction;
    private final Desk desk;

    @Autowired
    RollBackProbe(
            FirewallStore firewall,
            PendingStore store,
            PendingChanges pending,
            TransactionTemplate transaction,
            Desk desk) {
        this(firewall, store, pending::settle, transaction, desk);
    }

    RollBackProbe(
            FirewallStore firewall,
            PendingStore store,
            BooleanSupplier settles,
            TransactionTemplate transaction,
            Desk desk) {
        this.firewall = firewall;
        this.store = store;
        this.settles = settles;
        this.transaction = transaction;
        this.desk = desk;
    }

    @Override
    public String id() {
        return "policies.roll-back";
    }

    @Override
    public List<String> promises() {
        return List.of("ELI-23", "ELI-26");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        var result = transaction.execute(status -> {
            status.setRollbackOnly();
            return store.current().map(this::waiting).orElseGet(this::tryOut);
        });
        return Optional.ofNullable(result).orElseThrow();
    }

    private Result waiting(PendingChange change) {
        return change.expired(desk.now().minus(LATE))
                ? Result.fails("a change that nobody confirmed is overdue and still kept")
                : Result.holds("a change is on trial and not overdue");
    }

    private Result tryOut() {
        var nobody = new UserId(new UUID(0, 0));
        long before = firewall.lockVersion();
        long tried = -desk.now().toEpochMilli();
        firewall.addAside(tried, desk.id(), List.of(), nobody, desk.now());
        var begun = desk.now().minus(LATE);
        var change = new PendingChange(desk.id(), PendingChange.Kind.FIREWALL, nobody, null, begun,
                begun.plusSeconds(1));
        store.add(change, String.valueOf(before));
        firewall.setVersion(tried);
        settles.getAsBoolean();
        return firewall.now().version() == before && store.current().isEmpty()
                ? Result.holds("a change that nobody confirmed in time was taken back by the next look")
                : Result.fails("a change that nobody confirmed in time stayed in force");
    }
}
