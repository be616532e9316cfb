package org.aumbry.policies;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.aumbry.identity.EntryWay;
import org.aumbry.identity.NetworkRange;
import org.aumbry.identity.Role;
import org.aumbry.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * One rule: whom it is about, and whether they may come in. An empty condition is met by everyone; all of them must be
 * met. The first rule that is met decides; whoever meets none may come in.
 *
 * @param networks as written: {@code 192.0.2.0/24}, {@code 2001:db8::/32} or single addresses
 * @param times null = always
 * @param note what administrators say about it
 * @param on whether it is looked at
 */
public record FirewallRule(
        UUID id,
        boolean allows,
        List<String> networks,
        @Nullable RuleTimes times,
        Set<EntryWay> ways,
        Set<Role> roles,
        Set<UUID> groups,
        Set<UUID> tokens,
        String note,
        boolean on) {

    static final int MOST_NETWORKS = 100;
    static final int MOST_NAMED = 50;
    static final int MOST_NOTE = 200;

    public FirewallRule {
        networks = List.copyOf(networks);
        ways = Set.copyOf(ways);
        roles = Set.copyOf(roles);
        groups = Set.copyOf(groups);
        tokens = Set.copyOf(tokens);
        if (networks.size() > MOST_NETWORKS) {
            throw Refusal.invalid("networks", "policies.firewall.networks-most", MOST_NETWORKS);
        }
        for (var network : networks) {
            if (NetworkRange.read(network).isEmpty()) {
                throw Refusal.invalid("networks", "policies.firewall.network", short40(network));
            }
        }
        if (groups.size() > MOST_NAMED || tokens.size() > MOST_NAMED) {
            throw Refusal.invalid("groups", "policies.firewall.named-most", MOST_NAMED);
        }
        if (note.length() > MOST_NOTE) {
            throw Refusal.invalid("note", "policies.firewall.note-long", MOST_NOTE);
        }
    }

    private static String short40(String text) {
        return text.substring(0, Math.min(text.length(), 40));
    }
}
