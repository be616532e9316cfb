package org.aumbry.identity;

import org.aumbry.kernel.Factor;
import org.aumbry.kernel.Principal;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whoever must have a second factor and has none after the grace can do nothing but set one up; tokens can nothing. */
@Component
@Order(10)
class FactorDuty implements Duty {

    private final FactorDemands demands;

    FactorDuty(FactorDemands demands) {
        this.demands = demands;
    }

    @Override
    public String path() {
        return "/account/security";
    }

    @Override
    public String messageKey() {
        return "identity.factor.overdue";
    }

    @Override
    public boolean owed(Principal who, User user) {
        return !Factor.two(who.proof().factors()) && demands.overdue(user);
    }
}
