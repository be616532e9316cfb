package org.aumbry.identity;

import org.aumbry.kernel.Factor;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.networks.FreshLooks;
import org.aumbry.networks.NetworkPolicy;
import org.aumbry.networks.PolicyOption;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A fresh look at a person before exports, keys, roles, policies and the like: a session that somebody left open, or
 * took, is not enough for those.
 */
@Service
public class StepUp implements FreshLooks {

    private final NetworkPolicy policy;
    private final Here here;

    StepUp(NetworkPolicy policy, Here here) {
        this.policy = policy;
        this.here = here;
    }

    /**
     * Refuses everyone who was not looked at strongly within the last minutes that the network has set. What the
     * product does by itself passes; a personal access token never does, since nobody stands behind it to be looked at.
     */
    @Override
    @Transactional(readOnly = true)
    public void require(Principal who) {
        if (who.token() != null) {
            throw Refusal.of(Refusal.Code.DENIED, "identity.step-up.token");
        }
        if (who.session() != null && !fresh(who)) {
            throw Refusal.stepUp();
        }
    }

    private boolean fresh(Principal who) {
        var at = who.proof().at();
        var counts = policy.values().minutes(PolicyOption.STEP_UP_MINUTES);
        return at != null && Factor.strong(who.proof().factors()) && here.now().isBefore(at.plus(counts));
    }
}
