package org.aumbry.reviews.web;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.aumbry.identity.Role;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.aumbry.reviews.Campaigns;
import org.aumbry.reviews.NewCampaign;
import org.aumbry.reviews.Scope;
import org.aumbry.spaces.SpaceId;
import org.aumbry.spaces.Spaces;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Option;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Administrators' pages about reviews. */
@Controller
class AdminReviewsController {

    private static final int MOST_PEOPLE = 500;

    private final Campaigns campaigns;
    private final Spaces spaces;
    private final Users users;
    private final Clock clock;
    private final Views views;

    AdminReviewsController(Campaigns campaigns, Spaces spaces, Users users, Clock clock, Views views) {
        this.campaigns = campaigns;
        this.spaces = spaces;
        this.users = users;
        this.clock = clock;
        this.views = views;
    }

    @GetMapping("/admin/reviews")
    View list(Principal who, Words words) {
        return views.page(page(who, words, FieldErrors.none()));
    }

    @PostMapping("/admin/reviews")
    View start(
            Principal who,
            Words words,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "network") String scope,
            @RequestParam(defaultValue = "") String space,
            @RequestParam(defaultValue = "") List<String> reviewers,
            @RequestParam(defaultValue = "14") String days) {
        try {
            var what = Scope.of(scope).orElseThrow(() -> Refusal.invalid("scope", "reviews.refusal.space"));
            var named = reviewers.stream().filter(each -> !each.isBlank()).map(UserId::parse).toList();
            campaigns.start(who, new NewCampaign(
                    name, what, what == Scope.SPACE && !space.isEmpty() ? SpaceId.parse(space) : null, named,
                    days.matches("[0-9]{1,4}") ? Integer.parseInt(days) : 0));
            return views.seeOther("/admin/reviews", Toast.of(words.t("reviews.started")));
        } catch (Refusal refusal) {
            if (refusal.code() != Refusal.Code.INVALID && refusal.code() != Refusal.Code.CONFLICT) {
                throw refusal;
            }
            return views.page(HttpStatus.UNPROCESSABLE_CONTENT, page(who, words, FieldErrors.of(words, refusal)));
        }
    }

    private AdminReviewsPage page(Principal who, Words words, FieldErrors errors) {
        var rows = campaigns.list(who).stream().map(each -> row(words, each)).toList();
        var scopes = List.of(Scope.values()).stream()
                .map(scope -> new Option(scope.stored(), words.t("reviews.scope." + scope.stored())))
                .toList();
        var known = new ArrayList<Option>(List.of(new Option("", words.t("reviews.space.none"))));
        spaces.browse(who).forEach(card -> known.add(new Option(card.id().toString(), card.name())));
        var people = new ArrayList<Option>(List.of(new Option("", words.t("reviews.reviewers.own"))));
        users.search("", MOST_PEOPLE).stream()
                .filter(user -> user.role() != Role.GUEST)
                .forEach(user -> people.add(new Option(user.id().toString(), user.name())));
        return new AdminReviewsPage(rows, scopes, known, people, errors);
    }

    private AdminReviewsPage.Row row(Words words, Campaigns.Progress each) {
        var campaign = each.campaign();
        var state = campaign.closedAt() != null
                ? "closed"
                : campaign.deadline().isAfter(clock.instant()) ? "running" : "closing";
        return new AdminReviewsPage.Row(
                campaign.id().toString(),
                campaign.name(),
                words.t("reviews.scope." + campaign.scope().stored()),
                state,
                words.t("reviews.state." + state),
                each.decided(),
                each.total(),
                campaign.deadline());
    }
}
