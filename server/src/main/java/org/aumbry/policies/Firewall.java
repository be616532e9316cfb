package org.aumbry.policies;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The network's virtual firewall: an ordered list of rules about who may come in from where and when.
 *
 * <p>Administrators write a draft that nothing obeys, try it on the past, and put it in force for some minutes. It
 * stays
 * only when it is confirmed, and it can be put in force only from where it lets its author in.
 */
@Service
public class Firewall implements Reversible {

    static final int MOST_RULES = 200;

    private final FirewallStore store;
    private final PendingChanges pending;
    private final LockOut lockOut;
    private final Desk desk;

    Firewall(FirewallStore store, PendingChanges pending, LockOut lockOut, Desk desk) {
        this.store = store;
        this.pending = pending;
        this.lockOut = lockOut;
        this.desk = desk;
    }

    /** @param changed whether the rules written differ from the rules that hold */
    public record Draft(List<FirewallRule> rules, boolean changed) {}

    /** The rules as administrators have written them, and whether they hold. */
    @Transactional
    public Draft draft(Principal who) {
        desk.require(who, "firewall.open");
        return new Draft(written(), store.draft().isPresent());
    }

    /** The rules that hold. */
    @Transactional(readOnly = true)
    public List<FirewallRule> inForce(Principal who) {
        desk.require(who, "firewall.open");
        return store.rules(store.now().version());
    }

    /** Writes a rule: in place of the one with its id, else at the end. */
    @Transactional
    public void put(Principal who, FirewallRule rule) {
        desk.require(who, "firewall.draft");
        var rules = new ArrayList<>(written());
        int at = place(rules, rule.id());
        if (at >= 0) {
            rules.set(at, rule);
        } else if (rules.size() < MOST_RULES) {
            rules.add(rule);
        } else {
            throw Refusal.of(Refusal.Code.OVER_LIMIT, "policies.firewall.most", MOST_RULES);
        }
        write(who, rules);
    }

    /** Moves a rule one place towards the beginning or the end. */
    @Transactional
    public void move(Principal who, UUID id, boolean up) {
        desk.require(who, "firewall.draft");
        var rules = new ArrayList<>(written());
        int from = found(rules, id);
        int to = up ? from - 1 : from + 1;
        if (to >= 0 && to < rules.size()) {
            Collections.swap(rules, from, to);
            write(who, rules);
        }
    }

    @Transactional
    public void remove(Principal who, UUID id) {
        desk.require(who, "firewall.draft");
        var rules = new ArrayList<>(written());
        rules.remove(found(rules, id));
        write(who, rules);
    }

    /** Forgets what was written since rules were put in force. */
    @Transactional
    public void discard(Principal who) {
        desk.require(who, "firewall.draft");
        store.discard();
    }

    /**
     * Lets the written rules hold from now on, for as many minutes unless they are confirmed. Refuses rules that would
     * keep
     * the asker out.
     */
    @Transactional
    public void commit(Principal who, int minutes) {
        desk.requireFresh(who, "firewall.commit");
        var rules = written();
        lockOut.require(who, CompiledRules.of(rules));
        long before = store.lockVersion();
        long now = store.add(desk.id(), rules, who.user(), desk.now());
        pending.begin(who, kind(), String.valueOf(before), minutes);
        store.setVersion(now);
        store.discard();
        desk.record(who, "firewall.commit", Map.of("version", "" + now, "rules", "" + rules.size()));
    }

    @Override
    public PendingChange.Kind kind() {
        return PendingChange.Kind.FIREWALL;
    }

    /** What held before holds again; what was tried is a draft again, so that no work is lost. */
    @Override
    public void revert(Principal who, String before) {
        long tried = store.lockVersion();
        if (store.draft().isEmpty()) {
            store.setDraft(desk.id(), store.rules(tried), who.user(), desk.now());
        }
        store.setVersion(Long.parseLong(before));
        desk.record(who, "firewall.roll-back", Map.of("version", before, "tried", "" + tried));
    }

    @Override
    public void requireConfirmable(Principal who) {
        lockOut.require(who, CompiledRules.of(store.rules(store.now().version())));
    }

    private List<FirewallRule> written() {
        return store.draft().orElseGet(() -> store.rules(store.now().version()));
    }

    private void write(Principal who, List<FirewallRule> rules) {
        store.setDraft(desk.id(), rules, who.user(), desk.now());
        desk.record(who, "firewall.draft", Map.of("rules", "" + rules.size()));
    }

    private static int found(List<FirewallRule> rules, UUID id) {
        int at = place(rules, id);
        if (at < 0) {
            throw Refusal.notFound();
        }
        return at;
    }

    private static int place(List<FirewallRule> rules, UUID id) {
        for (int at = 0; at < rules.size(); at++) {
            if (rules.get(at).id().equals(id)) {
                return at;
            }
        }
        return -1;
    }
}
