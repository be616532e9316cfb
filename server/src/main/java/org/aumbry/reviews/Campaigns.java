package org.aumbry.reviews;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aumbry.access.Subject;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.Area;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.aumbry.spaces.Roster;
import org.aumbry.spaces.SpaceId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Access reviews: started by administrators, decided by reviewers, closed by the clock. */
@Service
public class Campaigns {

    private static final int LONGEST_NAME = 120;

    private final CampaignStore store;
    private final ItemStore items;
    private final Opening opening;
    private final Roster roster;
    private final ReviewSteps steps;
    private final Journal journal;
    private final Clock clock;

    Campaigns(
            CampaignStore store,
            ItemStore items,
            Opening opening,
            Roster roster,
            ReviewSteps steps,
            Journal journal,
            Clock clock) {
        this.store = store;
        this.items = items;
        this.opening = opening;
        this.roster = roster;
        this.steps = steps;
        this.journal = journal;
        this.clock = clock;
    }

    /** How far a campaign is. */
    public record Progress(Campaign campaign, long decided, long total) {}

    /** Starts a review of everything that stands now, and tells the reviewers. */
    @Transactional
    public CampaignId start(Principal who, NewCampaign wanted) {
        opening.require(who, "review.start");
        var name = wanted.name().strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw Refusal.invalid("name", "reviews.refusal.name", LONGEST_NAME);
        }
        if (wanted.days() < 1 || wanted.days() > NewCampaign.MOST_DAYS) {
            throw Refusal.invalid("days", "reviews.refusal.days", NewCampaign.MOST_DAYS);
        }
        if ((wanted.scope() == Scope.SPACE) != (wanted.space() != null)
                || wanted.space() != null && roster.find(wanted.space()).isEmpty()) {
            throw Refusal.invalid("space", "reviews.refusal.space");
        }
        opening.requireReviewers(wanted.reviewers());
        var campaign = new Campaign(
                opening.id(), name, wanted.scope(), wanted.space(), who.user(), now(),
                now().plus(Duration.ofDays(wanted.days())), null);
        opening.open(campaign, wanted.reviewers());
        journal.record(who, "review.start", campaign.id().ref(), Map.of("scope", wanted.scope().stored()));
        return campaign.id();
    }

    /** The latest 200 campaigns, for administrators. */
    @Transactional(readOnly = true)
    public List<Progress> list(Principal who) {
        opening.require(who, "review.list");
        var progress = items.progress();
        return store.list().stream()
                .map(campaign -> {
                    var count = progress.get(campaign.id());
                    return count == null
                            ? new Progress(campaign, 0, 0)
                            : new Progress(campaign, count.decided(), count.total());
                })
                .toList();
    }

    /** The running campaigns in which the principal has something to decide, with how much is left of it. */
    @Transactional(readOnly = true)
    public List<Progress> mine(Principal who) {
        var running = store.open();
        if (running.isEmpty()) {
            return List.of();
        }
        var counts = items.running(who.user());
        var decided = roster.decidedBy(who.user());
        var mine = new ArrayList<Progress>();
        for (var campaign : running) {
            var named = store.reviewers(campaign.id());
            var own = counts.stream()
                    .filter(count -> count.campaign().equals(campaign.id()))
                    .filter(count -> named.isEmpty() ? decided.contains(count.space()) : named.contains(who.user()))
                    .toList();
            if (!own.isEmpty()) {
                mine.add(new Progress(
                        campaign,
                        own.stream().mapToLong(ItemStore.Count::decided).sum(),
                        own.stream().mapToLong(ItemStore.Count::total).sum()));
            }
        }
        return mine;
    }

    /** The campaign, for its reviewers and for administrators. */
    @Transactional(readOnly = true)
    public Campaign get(Principal who, CampaignId id) {
        var campaign = store.find(id).orElseThrow(Refusal::notFound);
        if (!who.administers(Area.AUDIT) && decidable(who, campaign, items.of(id)).isEmpty()) {
            journal.denied(who, "review.open", id.ref(), "not-a-reviewer");
            throw Refusal.notFound();
        }
        return campaign;
    }

    /** What the principal is to decide in it, decided or not. */
    @Transactional(readOnly = true)
    public List<ReviewItem> items(Principal who, CampaignId id) {
        return decidable(who, get(who, id), items.of(id));
    }

    /** Keeps or revokes; each in a transaction of its own. How many were decided. */
    public int decide(Principal who, CampaignId id, Collection<UUID> chosen, Decision decision) {
        var own = new HashMap<UUID, ReviewItem>();
        var campaign = opening.inside(() -> {
            var found = get(who, id);
            decidable(who, found, items.of(id)).forEach(item -> own.put(item.id(), item));
            return found;
        });
        if (campaign.closedAt() != null || !clock.instant().isBefore(campaign.deadline())) {
            throw Refusal.of(Refusal.Code.CONFLICT, "reviews.refusal.closed");
        }
        if (!own.keySet().containsAll(chosen)) {
            throw Refusal.notFound();
        }
        chosen.forEach(item -> steps.decide(who, id, item, decision));
        return chosen.size();
    }

    /** What the principal may decide: what is theirs to review and not about themselves. */
    private List<ReviewItem> decidable(Principal who, Campaign campaign, List<ReviewItem> all) {
        var named = store.reviewers(campaign.id());
        if (!named.isEmpty() && !named.contains(who.user())) {
            return List.of();
        }
        var decided = named.isEmpty() ? roster.decidedBy(who.user()) : Set.<SpaceId>of();
        var self = Subject.user(who.user());
        return all.stream()
                .filter(item -> !item.subject().equals(self))
                .filter(item -> !named.isEmpty() || decided.contains(item.space()))
                .toList();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
