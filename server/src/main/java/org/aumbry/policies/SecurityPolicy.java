package org.aumbry.policies;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.aumbry.identity.WaysIn;
import org.aumbry.kernel.Factor;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.networks.NetworkPolicy;
import org.aumbry.networks.PolicyOption;
import org.aumbry.networks.PolicyValues;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The security policy as administrators change it: looked at, tried on the past, put in force for some minutes, kept
 * when
 * confirmed. A locked option stays as it is until someone unlocks it and says why.
 */
@Service
public class SecurityPolicy implements Reversible {

    private static final int MOST_REASON = 200;
    private static final TypeReference<Map<String, String>> VALUES = new TypeReference<>() {};
    private static final Map<String, PolicyOption> KNOWN =
            Arrays.stream(PolicyOption.values()).collect(Collectors.toMap(PolicyOption::stored, option -> option));

    private final NetworkPolicy policy;
    private final PendingChanges pending;
    private final ObjectProvider<PolicyForecast> forecasts;
    private final ObjectProvider<PostureCheck> checks;
    private final WaysIn ways;
    private final Desk desk;
    private final JsonMapper json;

    SecurityPolicy(
            NetworkPolicy policy,
            PendingChanges pending,
            ObjectProvider<PolicyForecast> forecasts,
            ObjectProvider<PostureCheck> checks,
            WaysIn ways,
            Desk desk,
            JsonMapper json) {
        this.policy = policy;
        this.pending = pending;
        this.forecasts = forecasts;
        this.checks = checks;
        this.ways = ways;
        this.desk = desk;
        this.json = json;
    }

    /** One option that would change. @param stricter positive when it becomes stricter, negative when weaker */
    public record Change(PolicyOption option, String from, String to, int stricter) {}

    /** What would change, what that would do, and what is locked against it. */
    public record Review(List<Change> changes, List<PolicyForecast.Effect> effects, List<PolicyOption> locked) {}

    /** The option with that stored name; refuses what is none. */
    public static PolicyOption option(String stored) {
        var option = KNOWN.get(stored);
        if (option == null) {
            throw Refusal.notFound();
        }
        return option;
    }

    /** What holds now. */
    @Transactional(readOnly = true)
    public PolicyValues current(Principal who) {
        desk.require(who, "policy.open");
        return policy.values();
    }

    /** Looks what other values would change and do; nothing happens. Options that are not named stay. */
    public Review review(Principal who, Map<PolicyOption, String> wanted) {
        desk.requireFresh(who, "policy.review");
        var now = policy.values();
        var changes = changes(now, wanted);
        var then = with(now, wanted);
        var effects = forecasts.orderedStream().flatMap(each -> each.foresee(who, now, then).stream()).toList();
        var locked = changes.stream().map(Change::option).filter(now.locked()::contains).toList();
        return new Review(changes, effects, locked);
    }

    /** Lets other values hold from now on, for as many minutes unless they are confirmed. */
    @Transactional
    public void commit(Principal who, Map<PolicyOption, String> wanted, int minutes) {
        desk.requireFresh(who, "policy.commit");
        var now = policy.values();
        var changes = changes(now, wanted);
        if (changes.isEmpty()) {
            throw Refusal.of(Refusal.Code.CONFLICT, "policies.policy.nothing");
        }
        changes.stream().map(Change::option).filter(now.locked()::contains).findFirst().ifPresent(option -> {
            throw Refusal.of(Refusal.Code.CONFLICT, "policies.policy.locked");
        });
        requireWayIn(who, with(now, wanted));
        var before = new TreeMap<String, String>();
        changes.forEach(change -> before.put(change.option().stored(), change.from()));
        pending.begin(who, kind(), json.writeValueAsString(before), minutes);
        policy.become(who, with(now, wanted));
    }

    /** Keeps an option as it is until it is unlocked. */
    @Transactional
    public void lock(Principal who, PolicyOption option) {
        desk.requireFresh(who, "policy.lock");
        pending.requireNone();
        setLock(who, option, true);
    }

    /** Lets an option be changed again. @param reason kept in the journal */
    @Transactional
    public void unlock(Principal who, PolicyOption option, String reason) {
        desk.requireFresh(who, "policy.unlock");
        var said = reason.strip();
        if (said.isEmpty() || said.length() > MOST_REASON) {
            throw Refusal.invalid("reason", "policies.policy.reason-needed", MOST_REASON);
        }
        setLock(who, option, false);
        desk.record(who, "policy.unlock", Map.of("option", option.stored(), "reason", said));
    }

    /** How the policy differs from a preset. */
    @Transactional(readOnly = true)
    public List<Deviation> deviations(Principal who, PolicyPreset preset) {
        desk.require(who, "policy.report");
        return Deviation.from(policy.values(), preset);
    }

    /** How the policy stands. */
    @Transactional(readOnly = true)
    public Posture posture(Principal who) {
        desk.require(who, "policy.open");
        var shortcomings = checks.orderedStream().flatMap(check -> check.look().stream()).toList();
        return Posture.of(policy.values(), ways.administrators(), shortcomings);
    }

    @Override
    public PendingChange.Kind kind() {
        return PendingChange.Kind.POLICY;
    }

    @Override
    public void revert(Principal who, String before) {
        policy.become(who, with(policy.values(), values(json, before)));
    }

    @Override
    public void requireConfirmable(Principal who) {
        requireWayIn(who, policy.values());
    }

    /**
     * Values as they were written down when a change began; options that this program does not know are passed over.
     */
    static Map<PolicyOption, String> values(JsonMapper json, String written) {
        var values = new EnumMap<PolicyOption, String>(PolicyOption.class);
        json.readValue(written, VALUES).forEach((name, value) -> {
            if (KNOWN.containsKey(name)) {
                values.put(KNOWN.get(name), value);
            }
        });
        return values;
    }

    /** Whether any of these options has another value. */
    static boolean differ(PolicyValues one, PolicyValues other, Collection<PolicyOption> options) {
        return options.stream().anyMatch(option -> !one.word(option).equals(other.word(option)));
    }

    /**
     * Whoever ends signing in by password must have come in by another way, and the others who administer the network
     * must have one, or nobody may come in again.
     */
    private void requireWayIn(Principal who, PolicyValues values) {
        var shown = who.proof().factors();
        boolean otherwise = shown.contains(Factor.PASSKEY)
                || shown.contains(Factor.FEDERATED)
                || shown.contains(Factor.MAIL_LINK) && values.on(PolicyOption.MAIL_LINK_SIGN_IN);
        if (who.session() != null && !values.on(PolicyOption.PASSWORD_SIGN_IN) && !otherwise) {
            throw Refusal.of(Refusal.Code.CONFLICT, "policies.policy.no-way-in");
        }
        var shutOut = new HashSet<>(ways.shutOut(values));
        if (otherwise) {
            shutOut.remove(who.user());
        }
        if (!shutOut.isEmpty()) {
            throw Refusal.of(Refusal.Code.CONFLICT, "policies.policy.shuts-out", shutOut.size());
        }
    }

    private void setLock(Principal who, PolicyOption option, boolean on) {
        var now = policy.values();
        var locked = EnumSet.noneOf(PolicyOption.class);
        locked.addAll(now.locked());
        if (on) {
            locked.add(option);
        } else {
            locked.remove(option);
        }
        policy.become(who, new PolicyValues(now.chosen(), locked));
    }

    private static List<Change> changes(PolicyValues now, Map<PolicyOption, String> wanted) {
        return Arrays.stream(PolicyOption.values())
                .filter(option -> wanted.containsKey(option) && !now.word(option).equals(wanted.get(option)))
                .map(option -> change(option, now.word(option), option.require(wanted.get(option))))
                .toList();
    }

    private static Change change(PolicyOption option, String from, String to) {
        return new Change(option, from, to, Strictness.compare(option, to, from));
    }

    private static PolicyValues with(PolicyValues now, Map<PolicyOption, String> wanted) {
        var chosen = new EnumMap<PolicyOption, String>(PolicyOption.class);
        chosen.putAll(now.chosen());
        chosen.putAll(wanted);
        return new PolicyValues(chosen, now.locked());
    }
}
