package org.aumbry.policies;

import java.util.List;
import org.aumbry.identity.FactorDemands;
import org.aumbry.identity.Role;
import org.aumbry.kernel.Principal;
import org.aumbry.networks.PolicyOption;
import org.aumbry.networks.PolicyValues;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Who would be asked for a second factor and has none. */
@Component
@Order(5)
class FactorForecast implements PolicyForecast {

    private static final List<PolicyOption> OPTIONS =
            List.of(PolicyOption.SECOND_FACTOR, PolicyOption.SECOND_FACTOR_GRACE_DAYS);

    private final FactorDemands demands;

    FactorForecast(FactorDemands demands) {
        this.demands = demands;
    }

    @Override
    public List<Effect> foresee(Principal who, PolicyValues now, PolicyValues wanted) {
        var word = wanted.word(PolicyOption.SECOND_FACTOR);
        if (!SecurityPolicy.differ(now, wanted, OPTIONS) || word.equals("offered")) {
            return List.of();
        }
        long asked = demands.without(who).stream()
                .filter(without -> word.equals("everyone") || without.user().role() == Role.ADMIN)
                .count();
        return List.of(Effect.of(
                "policies.forecast.factors", asked, (long) wanted.count(PolicyOption.SECOND_FACTOR_GRACE_DAYS)));
    }
}
