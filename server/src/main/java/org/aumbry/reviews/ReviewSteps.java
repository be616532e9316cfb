package org.aumbry.reviews;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.aumbry.access.GrantRegister;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.spaces.Roster;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Carries decisions out, each with the change it means and its entry in one transaction. */
@Component
class ReviewSteps {

    private final ItemStore items;
    private final GrantRegister register;
    private final Roster roster;
    private final Journal journal;
    private final Clock clock;

    ReviewSteps(ItemStore items, GrantRegister register, Roster roster, Journal journal, Clock clock) {
        this.items = items;
        this.register = register;
        this.roster = roster;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Decides one item; what is decided already and not merely kept stays as it is.
     *
     * @param decision null when the deadline decides
     */
    @Transactional
    Outcome decide(Principal who, CampaignId campaign, UUID id, @Nullable Decision decision) {
        var item = items.locked(campaign, id).orElseThrow(Refusal::notFound);
        if (!item.open() && item.outcome() != Outcome.KEPT) {
            return item.outcome();
        }
        var outcome = decision == Decision.KEEP ? Outcome.KEPT : revoke(who, item, decision == null);
        items.decide(id, decision, decision == null ? null : who.user(), now(), outcome);
        journal.record(who, "review.decide", campaign.ref(), Map.of(
                "item", id.toString(),
                "decision", decision == null ? "deadline" : decision.stored(),
                "outcome", outcome.stored()));
        return outcome;
    }

    private Outcome revoke(Principal who, ReviewItem item, boolean undecided) {
        var done = undecided ? Outcome.REVOKED_UNDECIDED : Outcome.REVOKED;
        if (item.grant() != null) {
            return register.end(who, item.grant(), "review") ? done : Outcome.GONE;
        }
        return switch (roster.remove(who, item.space(), item.subject(), "review")) {
            case DONE -> done;
            case GONE -> Outcome.GONE;
            case LAST -> Outcome.STAYED_LAST;
        };
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
