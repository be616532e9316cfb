package org.aumbry.policies;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aumbry.identity.BrowserVersions;
import org.aumbry.identity.Groups;
import org.aumbry.identity.Role;
import org.aumbry.identity.Session;
import org.aumbry.identity.Sessions;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.UserId;
import org.aumbry.networks.PolicyOption;
import org.aumbry.networks.PolicyValues;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How many of the sessions there are would end, and how many come from old browsers. */
@Component
@Order(10)
class SessionForecast implements PolicyForecast {

    private static final List<PolicyOption> TIMES = List.of(
            PolicyOption.SESSION_IDLE_MINUTES,
            PolicyOption.SESSION_ABSOLUTE_HOURS,
            PolicyOption.SESSION_ADMIN_IDLE_MINUTES,
            PolicyOption.SESSION_ADMIN_ABSOLUTE_HOURS);
    private static final List<PolicyOption> CLIENTS =
            List.of(PolicyOption.OLD_CLIENT, PolicyOption.OLD_CLIENT_VERSIONS);

    private final Sessions sessions;
    private final Groups groups;
    private final Desk desk;

    SessionForecast(Sessions sessions, Groups groups, Desk desk) {
        this.sessions = sessions;
        this.groups = groups;
        this.desk = desk;
    }

    @Override
    public List<Effect> foresee(Principal who, PolicyValues now, PolicyValues wanted) {
        var effects = new ArrayList<Effect>();
        boolean times = SecurityPolicy.differ(now, wanted, TIMES);
        boolean clients = SecurityPolicy.differ(now, wanted, CLIENTS);
        if (!times && !clients) {
            return effects;
        }
        var all = sessions.listAll(who);
        if (times) {
            var roles = groups.memberships().roles();
            long before = all.stream().filter(session -> over(session, roles, now)).count();
            long after = all.stream().filter(session -> over(session, roles, wanted)).count();
            effects.add(Effect.of("policies.forecast.sessions", Math.max(0, after - before), (long) all.size()));
        }
        if (clients) {
            long old = old(all.stream().map(Session::client).toList(),
                    wanted.count(PolicyOption.OLD_CLIENT_VERSIONS));
            effects.add(Effect.of("policies.forecast.clients", old, (long) all.size()));
        }
        return effects;
    }

    private boolean over(Session session, Map<UserId, Role> roles, PolicyValues values) {
        boolean admin = roles.get(session.user()) == Role.ADMIN;
        return over(session, values, PolicyOption.SESSION_IDLE_MINUTES, PolicyOption.SESSION_ABSOLUTE_HOURS)
                || admin && over(session, values,
                        PolicyOption.SESSION_ADMIN_IDLE_MINUTES, PolicyOption.SESSION_ADMIN_ABSOLUTE_HOURS);
    }

    private boolean over(Session session, PolicyValues values, PolicyOption idle, PolicyOption absolute) {
        var now = desk.now();
        return !now.isBefore(session.lastSeenAt().plus(values.minutes(idle)))
                || !now.isBefore(session.createdAt().plus(values.hours(absolute)));
    }

    /** How many are more than so many versions behind the current ones. */
    static long old(List<String> agents, int versions) {
        return agents.stream().filter(agent -> BrowserVersions.old(agent, versions)).count();
    }
}
