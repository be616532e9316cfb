package org.aumbry.policies;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.aumbry.identity.StepUp;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.aumbry.networks.NetworkPolicy;
import org.aumbry.networks.PolicyValues;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How much one person may take out in any stretch of time as long as the window, by all ways together; a key has a
 * budget of its own within its person's.
 *
 * <p>Whatever hands out content calls {@link #take} before its first byte and sends nothing when that refuses. At 80 %
 * the
 * person is warned; from where the network says, a fresh look at the person is needed; the limit itself is never
 * passed.
 */
@Service
public class DownloadBudget {

    private static final int SECONDS_OF_AN_HOUR = 3600;

    /** The ways by which content leaves to whoever holds a link: as a file, or as pages on a screen. */
    private static final Set<DownloadChannel> BY_LINK = EnumSet.of(DownloadChannel.LINK, DownloadChannel.PAGE);

    private final BudgetSteps steps;
    private final DownloadStore store;
    private final NetworkPolicy policy;
    private final StepUp stepUp;
    private final BudgetNotices notices;
    private final Journal journal;
    private final Desk desk;

    DownloadBudget(
            BudgetSteps steps,
            DownloadStore store,
            NetworkPolicy policy,
            StepUp stepUp,
            BudgetNotices notices,
            Journal journal,
            Desk desk) {
        this.steps = steps;
        this.store = store;
        this.policy = policy;
        this.stepUp = stepUp;
        this.notices = notices;
        this.journal = journal;
        this.desk = desk;
    }

    /** Use of one person or key, for administrators. */
    public record Line(UUID holder, DownloadMeter meter) {}

    /**
     * Takes what is about to leave from the asker's budget; a link has a budget of its own, as large as a person's.
     * What the product does by itself costs nothing.
     *
     * @throws Refusal over limit when the budget is used up; step-up when the person must be looked at first
     */
    public void take(Principal who, Taking taking) {
        var holders = holders(who, taking, policy.values());
        if (holders.isEmpty()) {
            return;
        }
        switch (steps.take(holders, taking, fresh(who), desk.now())) {
            case BudgetSteps.Outcome.Taken(var warned) -> warned.forEach(holder -> notices.warned(who, holder));
            case BudgetSteps.Outcome.NeedsLook() -> {
                journal.denied(who, "download.refuse", ref(taking), "budget-step-up");
                throw who.session() == null
                        ? Refusal.of(Refusal.Code.OVER_LIMIT, "policies.budget.key-held")
                        : Refusal.stepUp();
            }
            case BudgetSteps.Outcome.Blocked(var by, var back) -> {
                if (steps.blocked(by, desk.now())) {
                    notices.blocked(who, by.id());
                }
                journal.denied(who, "download.refuse", ref(taking), "budget");
                throw Refusal.of(Refusal.Code.OVER_LIMIT, "policies.budget.blocked", hoursUntil(back));
            }
        }
    }

    /** What the asker has used; empty when the network sets no limit. */
    @Transactional(readOnly = true)
    public Optional<DownloadMeter> meter(Principal who) {
        var limits = BudgetLimits.ofPerson(policy.values());
        return limits.none() ? Optional.empty() : Optional.of(meter(limits, who.user().value()));
    }

    /** Who has taken most in the window that ends now. For administrators. */
    @Transactional(readOnly = true)
    public List<Line> most(Principal who) {
        desk.require(who, "download.list");
        var limits = BudgetLimits.ofPerson(policy.values());
        return store.most(limits.since(desk.now())).stream()
                .map(use -> new Line(use.holder(), meter(limits, use)))
                .toList();
    }

    /** Gives a person or key the whole budget again. For administrators. */
    @Transactional
    public void reset(Principal who, UUID holder) {
        desk.requireFresh(who, "download.reset");
        var limits = BudgetLimits.ofPerson(policy.values());
        var used = store.use(holder, limits.since(desk.now()));
        if (used.files() == 0 && used.bytes() == 0) {
            throw Refusal.notFound();
        }
        store.forget(holder);
        desk.record(who, "download.reset", new ObjectRef("user", holder), Map.of(
                "files", "" + used.files(), "bytes", "" + used.bytes()));
    }

    private static List<BudgetSteps.Holder> holders(Principal who, Taking taking, PolicyValues values) {
        var holders = new ArrayList<BudgetSteps.Holder>();
        boolean link = BY_LINK.contains(taking.channel()) && !who.address().isEmpty();
        if (who.session() == null && who.token() == null && !link) {
            return holders;
        }
        var person = BudgetLimits.ofPerson(values);
        if (!person.none()) {
            holders.add(new BudgetSteps.Holder(who.user().value(), person));
        }
        var key = BudgetLimits.ofKey(values);
        if (who.token() != null && !key.none()) {
            holders.add(new BudgetSteps.Holder(who.token(), key));
        }
        return holders;
    }

    private boolean fresh(Principal who) {
        try {
            stepUp.require(who);
            return true;
        } catch (Refusal stale) {
            return false;
        }
    }

    private DownloadMeter meter(BudgetLimits limits, UUID holder) {
        return meter(limits, store.use(holder, limits.since(desk.now())));
    }

    private DownloadMeter meter(BudgetLimits limits, DownloadStore.Use use) {
        int percent = limits.percent(use.files(), use.bytes());
        var state = DownloadMeter.State.OK;
        if (percent >= 100) {
            state = DownloadMeter.State.BLOCKED;
        } else if (limits.stepUp(use.files() + 1, use.bytes())) {
            state = DownloadMeter.State.STEP_UP;
        } else if (limits.warn(use.files(), use.bytes())) {
            state = DownloadMeter.State.WARNED;
        }
        return new DownloadMeter(
                use.files(), limits.files(), use.bytes(), limits.bytes(),
                limits.comesBack(use.firstEnd(), desk.now()), percent, state);
    }

    private long hoursUntil(Instant back) {
        var seconds = back.getEpochSecond() - desk.now().getEpochSecond();
        return Math.max(1, Math.ceilDiv(seconds, SECONDS_OF_AN_HOUR));
    }

    private static ObjectRef ref(Taking taking) {
        return new ObjectRef(taking.number() == 0 ? "export" : "document", taking.document());
    }
}
