package org.aumbry.links;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.aumbry.kernel.Principal;
import org.aumbry.networks.PolicyOption;
import org.aumbry.networks.PolicyValues;
import org.aumbry.policies.PolicyForecast;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How many links that are open now would lead nowhere, or could not be made like that any more. */
@Component
@Order(30)
class LinkForecast implements PolicyForecast {

    private final ShareLinkStore store;
    private final Clock clock;

    LinkForecast(ShareLinkStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Effect> foresee(Principal who, PolicyValues now, PolicyValues wanted) {
        var effects = new ArrayList<Effect>();
        var open = store.outlook(clock.instant(), wanted.days(PolicyOption.LINK_MOST_DAYS));
        boolean on = wanted.on(PolicyOption.PUBLIC_LINKS);
        if (on != now.on(PolicyOption.PUBLIC_LINKS)) {
            effects.add(Effect.of(on ? "links.forecast.on" : "links.forecast.off", open.all()));
        }
        if (on && required(wanted) && !required(now)) {
            effects.add(Effect.of("links.forecast.bare", open.bare()));
        }
        if (on && wanted.count(PolicyOption.LINK_MOST_DAYS) < now.count(PolicyOption.LINK_MOST_DAYS)) {
            effects.add(Effect.of("links.forecast.long", open.longer()));
        }
        return effects;
    }

    private static boolean required(PolicyValues values) {
        return values.word(PolicyOption.LINK_PASSWORD).equals("required");
    }
}
