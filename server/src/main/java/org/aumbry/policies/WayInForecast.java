package org.aumbry.policies;

import java.util.List;
import org.aumbry.identity.WaysIn;
import org.aumbry.kernel.Principal;
import org.aumbry.networks.PolicyOption;
import org.aumbry.networks.PolicyValues;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Who administers the network and could not sign in any more. */
@Component
@Order(4)
class WayInForecast implements PolicyForecast {

    private static final List<PolicyOption> OPTIONS =
            List.of(PolicyOption.PASSWORD_SIGN_IN, PolicyOption.MAIL_LINK_SIGN_IN);

    private final WaysIn ways;

    WayInForecast(WaysIn ways) {
        this.ways = ways;
    }

    @Override
    public List<Effect> foresee(Principal who, PolicyValues now, PolicyValues wanted) {
        if (!SecurityPolicy.differ(now, wanted, OPTIONS)) {
            return List.of();
        }
        long shutOut = ways.shutOut(wanted).size();
        return shutOut == 0 ? List.of() : List.of(Effect.of("policies.forecast.shut-out", shutOut));
    }
}
