package org.aumbry.policies;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.aumbry.identity.NetworkRange;
import org.aumbry.identity.Visit;

/** Rules read once and asked often: pure, in the order in which they decide. */
final class CompiledRules {

    static final CompiledRules NONE = new CompiledRules(List.of());

    private final List<Compiled> rules;

    private record Compiled(FirewallRule rule, List<NetworkRange> networks) {}

    private CompiledRules(List<Compiled> rules) {
        this.rules = rules;
    }

    static CompiledRules of(List<FirewallRule> rules) {
        return new CompiledRules(rules.stream()
                .filter(FirewallRule::on)
                .map(rule -> new Compiled(
                        rule, rule.networks().stream().map(NetworkRange::read).flatMap(Optional::stream).toList()))
                .toList());
    }

    boolean isEmpty() {
        return rules.isEmpty();
    }

    /**
     * The rule that keeps the visitor out; empty when they may come in. Groups are asked for only when a rule needs
     * them.
     */
    Optional<FirewallRule> denier(Visit visit, Supplier<Set<UUID>> groups, Instant at) {
        var address = NetworkRange.address(visit.address());
        for (var each : rules) {
            if (meets(each, visit, address, groups, at)) {
                return each.rule().allows() ? Optional.empty() : Optional.of(each.rule());
            }
        }
        return Optional.empty();
    }

    private static boolean meets(
            Compiled each, Visit visit, Optional<InetAddress> address, Supplier<Set<UUID>> groups, Instant at) {
        var rule = each.rule();
        if (!rule.ways().isEmpty() && !rule.ways().contains(visit.way())) {
            return false;
        }
        if (!rule.roles().isEmpty() && (visit.role() == null || !rule.roles().contains(visit.role()))) {
            return false;
        }
        if (!rule.tokens().isEmpty() && (visit.token() == null || !rule.tokens().contains(visit.token()))) {
            return false;
        }
        if (rule.times() != null && !rule.times().holds(at)) {
            return false;
        }
        if (!each.networks().isEmpty() && !within(each, address)) {
            return false;
        }
        return rule.groups().isEmpty() || groups.get().stream().anyMatch(rule.groups()::contains);
    }

    /** An address that can't be read is in no network that is let in and in every one that is kept out. */
    private static boolean within(Compiled each, Optional<InetAddress> address) {
        return address
                .map(known -> each.networks().stream().anyMatch(network -> network.holds(known)))
                .orElse(!each.rule().allows());
    }
}
