package org.aumbry.testing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aumbry.identity.EntryWay;
import org.aumbry.identity.Role;
import org.aumbry.networks.NetworkPolicy;
import org.aumbry.networks.PolicyOption;
import org.aumbry.networks.PolicyValues;
import org.aumbry.policies.Firewall;
import org.aumbry.policies.FirewallRule;
import org.aumbry.policies.RuleTimes;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Policies in the scene's network, for looking at screens: rules, a locked option, a budget in use, a finding. */
@Lazy
@Component
public class PolicyScene {

    PolicyScene(World world, Scene scene, Firewall firewall, NetworkPolicy policy) {
        world.as(scene.owner(), who -> {
            firewall.put(who, new FirewallRule(UUID.randomUUID(), true, List.of("198.51.100.0/24", "2001:db8:40::/48",
                    "127.0.0.0/8", "::1"), null, Set.of(), Set.of(), Set.of(), Set.of(), "Offices in Lisbon and Lyon",
                    true));
            firewall.put(who, new FirewallRule(UUID.randomUUID(), false, List.of(),
                    new RuleTimes(Set.of(), 22 * 60, 6 * 60, "Europe/Paris"), Set.of(EntryWay.BROWSER),
                    Set.of(Role.MEMBER, Role.GUEST), Set.of(), Set.of(), "", true));
            firewall.put(who, new FirewallRule(UUID.randomUUID(), false, List.of(), null, Set.of(), Set.of(), Set.of(),
                    Set.of(), "Not before the move", false));
            policy.become(who, new PolicyValues(
                    Map.of(PolicyOption.BUDGET_FILES, "200", PolicyOption.BUDGET_MEBIBYTES, "4000"),
                    Set.of(PolicyOption.GUESTS)));
            return true;
        });
        var browser = world.browserOf(scene.owner());
        var secret = browser.post("/admin/alerts/honey/tokens", "name", "Old backup script")
                .find("(aum[a-zA-Z0-9_.-]{20,})");
        world.browser().with("Authorization", "Bearer " + secret).get("/api/v1/spaces");
        browser.get("/documents/" + scene.review() + "/download");
    }
}
