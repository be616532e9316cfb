package org.aumbry.policies;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.aumbry.identity.EntryWay;
import org.aumbry.identity.Groups;
import org.aumbry.identity.Role;
import org.aumbry.identity.Visit;
import org.aumbry.journal.AuditEntry;
import org.aumbry.journal.JournalHistory;
import org.aumbry.journal.Outcome;
import org.aumbry.kernel.GroupId;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.UserId;
import org.springframework.stereotype.Service;

/**
 * Tries written rules on what happened: whom would they have kept out in the last thirty days, how often, by which
 * rule.
 */
@Service
public class FirewallTrial {

    static final Duration PAST = Duration.ofDays(30);

    /** Newest first; more would keep an administrator waiting. */
    static final int MOST_ENTRIES = 200_000;

    private static final int MOST_LINES = 200;

    private final Firewall firewall;
    private final LockOut lockOut;
    private final JournalHistory history;
    private final Groups groups;
    private final Clock clock;

    FirewallTrial(Firewall firewall, LockOut lockOut, JournalHistory history, Groups groups, Clock clock) {
        this.firewall = firewall;
        this.lockOut = lockOut;
        this.history = history;
        this.groups = groups;
        this.clock = clock;
    }

    /**
     * What the rules would have done.
     *
     * @param looked how many entries of the journal were looked at
     * @param cut whether there were more than can be looked at
     * @param people how many people came in that time
     * @param lines whom, by which rule; most often first
     * @param you whether the asker would be kept out now
     * @param administrators others who could come in from none of the addresses they are signed in from
     */
    public record Result(
            int looked, boolean cut, int people, List<Line> lines, boolean you, List<UserId> administrators) {

        public long refused() {
            return lines.stream().mapToLong(Line::count).sum();
        }
    }

    public record Line(UserId user, FirewallRule rule, long count, Instant last, String address) {}

    /** Tries the draft on the journal of the last thirty days, with today's roles and groups. */
    public Result run(Principal who) {
        var rules = CompiledRules.of(firewall.draft(who).rules());
        var roles = groups.memberships().roles();
        var memberships = new HashMap<UserId, Set<UUID>>();
        var people = new HashSet<UserId>();
        var lines = new HashMap<String, Line>();
        int looked = history.read(clock.instant().minus(PAST), MOST_ENTRIES, entry -> {
            var user = entry.user();
            var address = entry.details().get("address");
            if (user == null || address == null || entry.outcome() == Outcome.DENIED
                    && "firewall".equals(entry.reason())) {
                return;
            }
            people.add(user);
            var visit = visit(entry, user, roles, address);
            rules.denier(visit, () -> memberships.computeIfAbsent(user, this::groupsOf), entry.at())
                    .ifPresent(rule -> lines.merge(
                            user + "/" + rule.id(), new Line(user, rule, 1, entry.at(), address), FirewallTrial::both));
        });
        var most = lines.values().stream()
                .sorted(Comparator.comparingLong(Line::count).reversed().thenComparing(line -> line.user().value()))
                .limit(MOST_LINES)
                .toList();
        return new Result(
                looked, looked >= MOST_ENTRIES, people.size(), most, lockOut.keepsOut(who, rules),
                        lockOut.keptOut(who, rules));
    }

    private static Visit visit(AuditEntry entry, UserId user, Map<UserId, Role> roles, String address) {
        var way = entry.token() == null ? EntryWay.BROWSER : EntryWay.TOKEN;
        return new Visit(user, roles.getOrDefault(user, Role.MEMBER), entry.session(), entry.token(), way, address, "");
    }

    private Set<UUID> groupsOf(UserId user) {
        return groups.closure(user).stream().map(GroupId::value).collect(Collectors.toSet());
    }

    /** Entries come newest first, so the earlier line has the last time. */
    private static Line both(Line one, Line other) {
        return new Line(one.user(), one.rule(), one.count() + other.count(), one.last(), one.address());
    }
}
