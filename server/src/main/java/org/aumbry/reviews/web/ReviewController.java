package org.aumbry.reviews.web;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.reviews.CampaignId;
import org.aumbry.reviews.Campaigns;
import org.aumbry.reviews.Decision;
import org.aumbry.reviews.Outcome;
import org.aumbry.reviews.ReviewItem;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** A reviewer's pages. */
@Controller
class ReviewController {

    private static final int MOST_CHOSEN = 1000;

    private final Campaigns campaigns;
    private final ReviewWords wording;
    private final Clock clock;
    private final Views views;

    ReviewController(Campaigns campaigns, ReviewWords wording, Clock clock, Views views) {
        this.campaigns = campaigns;
        this.wording = wording;
        this.clock = clock;
        this.views = views;
    }

    @GetMapping("/reviews")
    View mine(Principal who) {
        return views.page(new ReviewsPage(campaigns.mine(who).stream()
                .map(each -> new ReviewsPage.Row(
                        each.campaign().id().toString(), each.campaign().name(), each.decided(), each.total(),
                        each.campaign().deadline()))
                .toList()));
    }

    @GetMapping("/reviews/{id}")
    View review(Principal who, Words words, @PathVariable String id) {
        var campaign = campaigns.get(who, CampaignId.parse(id));
        var items = campaigns.items(who, campaign.id());
        boolean running = campaign.closedAt() == null && clock.instant().isBefore(campaign.deadline());
        return views.page(new ReviewPage(
                campaign.id().toString(),
                campaign.name(),
                campaign.deadline(),
                running,
                items.stream().filter(item -> item.outcome() != Outcome.OPEN).count(),
                items.size(),
                parts(who, words, items, running)));
    }

    @PostMapping("/reviews/{id}/decide")
    View decide(
            Principal who,
            Words words,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") Set<String> item) {
        var campaign = CampaignId.parse(id);
        campaigns.get(who, campaign);
        var what = Decision.of(decision).orElseThrow(() -> Refusal.invalid("decision", "reviews.refusal.decision"));
        if (item.size() > MOST_CHOSEN) {
            throw Refusal.of(Refusal.Code.OVER_LIMIT, "reviews.refusal.many", MOST_CHOSEN);
        }
        List<UUID> chosen = item.stream().map(Identifiers::parse).toList();
        int decided = campaigns.decide(who, campaign, chosen, what);
        return views.seeOther("/reviews/" + campaign, Toast.of(words.t("reviews.decided." + what.stored(), decided)));
    }

    private List<ReviewPage.Part> parts(Principal who, Words words, List<ReviewItem> items, boolean running) {
        var names = wording.names(items.stream().map(ReviewItem::subject).toList());
        Map<UUID, List<ReviewPage.Row>> bySpace = new LinkedHashMap<>();
        Map<UUID, String> titles = new LinkedHashMap<>();
        for (var item : items) {
            var space = item.space().value();
            titles.computeIfAbsent(space, none -> wording.container(who, words, item.space().ref()));
            bySpace.computeIfAbsent(space, none -> new ArrayList<>()).add(new ReviewPage.Row(
                    item.id().toString(),
                    ReviewWords.subject(words, item.subject(), names),
                    ReviewWords.may(words, item.grant() == null, item.admin(), item.permissions()),
                    wording.container(who, words, item.container()),
                    item.outcome().stored(),
                    words.t("reviews.outcome." + item.outcome().stored()),
                    running && (item.outcome() == Outcome.OPEN || item.outcome() == Outcome.KEPT)));
        }
        return bySpace.entrySet().stream()
                .map(entry -> new ReviewPage.Part(titles.getOrDefault(entry.getKey(), ""), entry.getValue()))
                .toList();
    }
}
