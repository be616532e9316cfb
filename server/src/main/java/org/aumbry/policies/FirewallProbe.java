package org.aumbry.policies;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.aumbry.identity.EntryWay;
import org.aumbry.identity.Role;
import org.aumbry.identity.Visit;
import org.aumbry.kernel.Probe;
import org.aumbry.kernel.UserId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes a rule against a network that documentation uses (RFC 5737, RFC 3849), asks the door about visitors from
 * inside
 * and outside of it, and undoes it all; nobody ever meets that rule.
 */
@Component
class FirewallProbe implements Probe {

    private final FirewallStore store;
    private final Door door;
    private final TransactionTemplate transaction;
    private final Desk desk;

    /** Which rule of a list keeps a visitor out. */
    interface Door {
        Optional<FirewallRule> denier(Visit visit, long version);
    }

    @Autowired
    FirewallProbe(FirewallStore store, FirewallDoor door, TransactionTemplate transaction, Desk desk) {
        this(store, door::denier, transaction, desk);
    }

    FirewallProbe(FirewallStore store, Door door, TransactionTemplate transaction, Desk desk) {
        this.store = store;
        this.door = door;
        this.transaction = transaction;
        this.desk = desk;
    }

    @Override
    public String id() {
        return "policies.firewall";
    }

    @Override
    public List<String> promises() {
        return List.of("DEX-18", "ELI-26");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        var result = transaction.execute(status -> {
            status.setRollbackOnly();
            return tryOut();
        });
        return Optional.ofNullable(result).orElseThrow();
    }

    private Result tryOut() {
        long version = -desk.now().toEpochMilli();
        var rule = new FirewallRule(desk.id(), false, List.of("192.0.2.0/24", "2001:db8::/32"), null, Set.of(),
                Set.of(), Set.of(), Set.of(), "", true);
        store.addAside(version, desk.id(), List.of(rule), new UserId(new UUID(0, 0)), desk.now());
        for (var inside : List.of("192.0.2.77", "::ffff:192.0.2.77", "2001:db8:7::7")) {
            if (door.denier(visit(inside), version).isEmpty()) {
                return Result.fails("a visitor from a network that a rule denies could come in");
            }
        }
        for (var outside : List.of("198.51.100.7", "2001:db9::7")) {
            if (door.denier(visit(outside), version).isPresent()) {
                return Result.fails("a visitor whom no rule denies was kept out");
            }
        }
        return Result.holds("3 visitors from denied networks, IPv4 and IPv6, were kept out and 2 others let in; "
                + store.rules(store.now().version()).size() + " rules are in force");
    }

    private static Visit visit(String address) {
        return new Visit(null, Role.MEMBER, null, null, EntryWay.BROWSER, address, "/");
    }
}
