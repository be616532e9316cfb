package org.aumbry.policies;

import java.util.EnumMap;
import org.aumbry.networks.PolicyOption;
import org.aumbry.networks.PolicyOverlay;
import org.aumbry.networks.PolicyValues;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets nobody obey a policy that was not confirmed in time, also before anybody or any job has taken it back: a policy
 * that
 * stops every sign-in ends by the clock alone.
 */
@Component
class OverduePolicy implements PolicyOverlay {

    private final PendingStore store;
    private final Desk desk;
    private final JsonMapper json;

    OverduePolicy(PendingStore store, Desk desk, JsonMapper json) {
        this.store = store;
        this.desk = desk;
        this.json = json;
    }

    @Override
    public PolicyValues over(PolicyValues kept) {
        var overdue = store.current()
                .filter(change -> change.kind() == PendingChange.Kind.POLICY && change.expired(desk.now()));
        if (overdue.isEmpty()) {
            return kept;
        }
        var chosen = new EnumMap<PolicyOption, String>(PolicyOption.class);
        chosen.putAll(kept.chosen());
        chosen.putAll(SecurityPolicy.values(json, store.before(overdue.get().id())));
        return new PolicyValues(chosen, kept.locked());
    }
}
