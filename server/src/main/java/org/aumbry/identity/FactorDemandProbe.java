package org.aumbry.identity;

import java.util.List;
import java.util.function.BiPredicate;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Probe;
import org.aumbry.kernel.SessionId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks for everyone who owes a second factor, and sees them and their tokens held back once the grace is over. */
@Component
class FactorDemandProbe implements Probe {

    private final FactorDemandStore store;
    private final FactorDemands demands;
    private final UserStore users;
    private final Here here;
    private final BiPredicate<Principal, User> heldBack;

    @Autowired
    FactorDemandProbe(FactorDemandStore store, FactorDemands demands, UserStore users, Here here, FactorDuty duty) {
        this(store, demands, users, here, duty::owed);
    }

    FactorDemandProbe(
            FactorDemandStore store,
            FactorDemands demands,
            UserStore users,
            Here here,
            BiPredicate<Principal, User> heldBack) {
        this.store = store;
        this.demands = demands;
        this.users = users;
        this.here = here;
        this.heldBack = heldBack;
    }

    @Override
    public String id() {
        return "identity.factor-demand";
    }

    @Override
    public List<String> promises() {
        return List.of("DEX-21");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    @Transactional
    public Result look() {
        var without = store.without();
        int late = 0;
        for (var id : without) {
            var user = users.find(id);
            if (user.isEmpty() || !demands.overdue(user.get())) {
                continue;
            }
            late++;
            boolean page = heldBack.test(principal(user.get(), new SessionId(here.id()), null), user.get());
            boolean program = heldBack.test(principal(user.get(), null, here.id()), user.get());
            if (!page || !program) {
                return Result.fails("someone who owes a second factor was not held back");
            }
        }
        return Result.holds(
                without.size() + " people have no second factor; " + late + " of them owe one and are held back");
    }

    private Principal principal(User user, @Nullable SessionId session, java.util.@Nullable UUID token) {
        boolean admin = user.role() == Role.ADMIN;
        return new Principal(
                here.tenant(), user.id(), false, admin, session, token, Sessions.ALL_SCOPES, "");
    }
}
