package org.aumbry.reviews.web;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.aumbry.reviews.Campaign;
import org.aumbry.reviews.CampaignId;
import org.aumbry.reviews.Campaigns;
import org.aumbry.reviews.Decision;
import org.aumbry.reviews.NewCampaign;
import org.aumbry.reviews.ReviewItem;
import org.aumbry.reviews.Scope;
import org.aumbry.spaces.SpaceId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Access reviews as JSON: starting one, what is to decide, deciding. */
@RestController
@RequestMapping("/api/v1/reviews")
class ReviewsApi {

    private static final int MOST_CHOSEN = 1000;
    private static final int MOST_REVIEWERS = 50;
    private static final int USUAL_DAYS = 14;

    private final Campaigns campaigns;

    ReviewsApi(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    record CampaignJson(
            String id,
            String name,
            String scope,
            @Nullable UUID space,
            Instant startedAt,
            Instant deadline,
            @Nullable Instant closedAt,
            long decided,
            long total) {}

    record Reviews(List<CampaignJson> items) {}

    /** Something named by its kind and number. */
    record Ref(String kind, @Nullable UUID id) {}

    record ItemJson(
            String id,
            UUID space,
            Ref container,
            Ref subject,
            boolean admin,
            List<String> permissions,
            String outcome,
            @Nullable String decision,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt) {}

    record ReviewJson(String id, String name, Instant deadline, @Nullable Instant closedAt, List<ItemJson> items) {}

    /** Members that are absent mean the usual: the whole network, no named reviewers, fourteen days. */
    record Wanted(
            @Nullable String name,
            @Nullable String scope,
            @Nullable String space,
            @Nullable List<String> reviewers,
            @Nullable Integer days) {}

    record Started(String id) {}

    record Decided(@Nullable String decision, @Nullable List<String> items) {}

    record Count(int decided) {}

    /** The reviews in which the asker decides something; with {@code all=true} every one, for administrators. */
    @GetMapping
    Reviews list(Principal who, @RequestParam(defaultValue = "false") boolean all) {
        var found = all ? campaigns.list(who) : campaigns.mine(who);
        return new Reviews(found.stream().map(ReviewsApi::json).toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Started start(Principal who, @RequestBody Wanted wanted) {
        var scope = wanted.scope() == null
                ? Scope.NETWORK
                : Scope.of(wanted.scope()).orElseThrow(() -> Refusal.invalid("scope", "reviews.refusal.space"));
        var reviewers = wanted.reviewers() == null ? List.<String>of() : wanted.reviewers();
        if (reviewers.size() > MOST_REVIEWERS) {
            throw Refusal.invalid("reviewers", "reviews.refusal.many", MOST_REVIEWERS);
        }
        var id = campaigns.start(who, new NewCampaign(
                wanted.name() == null ? "" : wanted.name(),
                scope,
                wanted.space() == null ? null : SpaceId.parse(wanted.space()),
                reviewers.stream().map(UserId::parse).toList(),
                wanted.days() == null ? USUAL_DAYS : wanted.days()));
        return new Started(id.toString());
    }

    /** What the asker is to decide in it, decided or not. */
    @GetMapping("/{id}")
    ReviewJson get(Principal who, @PathVariable String id) {
        var campaign = campaigns.get(who, CampaignId.parse(id));
        return new ReviewJson(
                campaign.id().toString(),
                campaign.name(),
                campaign.deadline(),
                campaign.closedAt(),
                campaigns.items(who, campaign.id()).stream().map(ReviewsApi::json).toList());
    }

    /** Keeps or revokes up to a thousand of them. */
    @PostMapping("/{id}/decisions")
    Count decide(Principal who, @PathVariable String id, @RequestBody Decided decided) {
        var campaign = CampaignId.parse(id);
        campaigns.get(who, campaign);
        var what = Decision.of(String.valueOf(decided.decision()))
                .orElseThrow(() -> Refusal.invalid("decision", "reviews.refusal.decision"));
        var items = decided.items() == null ? List.<String>of() : decided.items();
        if (items.size() > MOST_CHOSEN) {
            throw Refusal.of(Refusal.Code.OVER_LIMIT, "reviews.refusal.many", MOST_CHOSEN);
        }
        var chosen = items.stream().distinct().map(Identifiers::parse).toList();
        return new Count(campaigns.decide(who, campaign, chosen, what));
    }

    private static CampaignJson json(Campaigns.Progress progress) {
        Campaign campaign = progress.campaign();
        var space = campaign.space();
        return new CampaignJson(
                campaign.id().toString(),
                campaign.name(),
                campaign.scope().stored(),
                space == null ? null : space.value(),
                campaign.startedAt(),
                campaign.deadline(),
                campaign.closedAt(),
                progress.decided(),
                progress.total());
    }

    private static ItemJson json(ReviewItem item) {
        var decision = item.decision();
        var by = item.decidedBy();
        return new ItemJson(
                item.id().toString(),
                item.space().value(),
                new Ref(item.container().kind(), item.container().id()),
                new Ref(item.subject().kind(), item.subject().id()),
                item.admin(),
                item.permissions().stream().map(each -> each.name().toLowerCase(Locale.ROOT)).sorted().toList(),
                item.outcome().stored(),
                decision == null ? null : decision.stored(),
                by == null ? null : by.toString(),
                item.decidedAt());
    }
}
