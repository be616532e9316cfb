package org.aumbry.perimeter;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.aumbry.web.PublicPaths;
import org.aumbry.web.Requests;

/**
 * Which class an address is of. What is not public needs a sign-in, which the gate sees to; each public one must be
 * named here, or it has no class.
 */
final class AddressRules {

    private static final String PROVISIONING = "/scim/";

    private static final List<Rule> PUBLIC = List.of(
            rule(Demand.DOOR, "/operators/sign-in(/passkey)?"),
            rule(Demand.LINK, "/operators/join/\\{link}"),
            rule(Demand.LINK, "/(join|join/mail|reset|sign-in/link)/\\{link}"),
            rule(Demand.LINK, "/recover/\\{ticket}"),
            rule(Demand.LINK, "/link/\\{token}(/.*)?"),
            rule(Demand.PROVIDER, "/sso/\\{tenant}/\\{provider}/(acs|logout|callback)"),
            rule(Demand.DOOR, "/sso/\\{tenant}/\\{provider}(/[a-z-]+)?"),
            rule(Demand.FIRST_RUN, "/setup(/[a-z-]+|/\\{step})?"),
            rule(Demand.DOOR, "/sign-in(/passkey|/second|/link|/\\{network:\\[a-z0-9-]\\+})?"),
            rule(Demand.DOOR, "/(forgot|recover|join|password-strength)"),
            rule(Demand.ANYONE, "/(language|healthz|status|robots\\.txt|verify|transparency|assets/\\*\\*)"),
            rule(Demand.ANYONE, "/privacy(/\\{network:\\[a-z0-9-]\\+})?(/versions/\\{number})?"),
            rule(Demand.ANYONE, "/api/v1/privacy/networks/\\{network}(/versions/\\{number})?"),
            rule(Demand.ANYONE, "/api/v1/openapi\\.json"));

    private AddressRules() {}

    private record Rule(Demand demand, Pattern pattern) {}

    private static Rule rule(Demand demand, String pattern) {
        return new Rule(demand, Pattern.compile(pattern));
    }

    /**
     * The class of an address.
     *
     * @param asksForOperator whether what answers there takes an operator who has signed in
     */
    static Optional<Demand> demand(String pattern, boolean asksForOperator) {
        if (PublicPaths.ofOperators(pattern) && asksForOperator) {
            return Optional.of(Demand.OPERATOR);
        }
        if (PublicPaths.contains(pattern)) {
            return PUBLIC.stream()
                    .filter(rule -> rule.pattern().matcher(pattern).matches())
                    .map(Rule::demand)
                    .findFirst();
        }
        if (pattern.startsWith(PROVISIONING)) {
            return Optional.of(Demand.PROVISIONING);
        }
        return Optional.of(Requests.isApi(pattern) ? Demand.TOKEN : Demand.SESSION);
    }
}
