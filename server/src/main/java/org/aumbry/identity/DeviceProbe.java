package org.aumbry.identity;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aumbry.kernel.Factor;
import org.aumbry.kernel.Probe;
import org.aumbry.kernel.UserId;
import org.aumbry.networks.NetworkPolicy;
import org.aumbry.networks.PolicyOption;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Adds a device that rested too long and one that did not, sees only the first forgotten; then undoes it all. */
@Component
class DeviceProbe implements Probe {

    private static final Origin HERE = new Origin("", "probe");

    private final DeviceStore store;
    private final UserStore users;
    private final NetworkPolicy policy;
    private final Here here;
    private final TransactionTemplate transaction;
    private final Runnable forgets;

    @Autowired
    DeviceProbe(
            DeviceStore store,
            UserStore users,
            NetworkPolicy policy,
            Here here,
            TransactionTemplate transaction,
            Devices devices) {
        this(store, users, policy, here, transaction, (Runnable) devices::forgetStale);
    }

    DeviceProbe(
            DeviceStore store,
            UserStore users,
            NetworkPolicy policy,
            Here here,
            TransactionTemplate transaction,
            Runnable forgets) {
        this.store = store;
        this.users = users;
        this.policy = policy;
        this.here = here;
        this.transaction = transaction;
        this.forgets = forgets;
    }

    @Override
    public String id() {
        return "identity.stale-device";
    }

    @Override
    public List<String> promises() {
        return List.of("DEX-25");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        var result = transaction.execute(status -> {
            status.setRollbackOnly();
            return users.list(null, List.of(AccountState.ACTIVE), 1).stream()
                    .findFirst()
                    .map(user -> tryOut(user.id()))
                    .orElseGet(() -> Result.holds("nobody can sign in yet, so nobody has a device"));
        });
        return Optional.ofNullable(result).orElseThrow();
    }

    private Result tryOut(UserId user) {
        var stale = policy.values().days(PolicyOption.DEVICE_STALE_DAYS);
        var old = here.token().text();
        var used = here.token().text();
        add(user, old, stale.plusDays(1));
        add(user, used, stale.minusDays(1));
        forgets.run();
        if (store.find(user, old).isPresent()) {
            return Result.fails("a device that rested too long was kept");
        }
        return store.find(user, used).isEmpty()
                ? Result.fails("a device that was used lately was forgotten")
                : Result.holds("devices were forgotten after " + stale.toDays() + " days of rest");
    }

    private void add(UserId user, String number, Duration ago) {
        store.add(here.id(), user, number, Set.of(Factor.PASSWORD), HERE, here.now().minus(ago));
    }
}
