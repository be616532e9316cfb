package org.aumbry.reviews.web;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.aumbry.identity.web.PeoplePicker;
import org.aumbry.identity.web.PeoplePicks;
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
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Administrators' pages about reviews. */
@Controller
class AdminReviewsController {

    private final Campaigns campaigns;
    private final Spaces spaces;
    private final PeoplePicks picks;
    private final Clock clock;
    private final Views views;

    AdminReviewsController(Campaigns campaigns, Spaces spaces, PeoplePicks picks, Clock clock, Views views) {
        this.campaigns = campaigns;
        this.spaces = spaces;
        this.picks = picks;
        this.clock = clock;
        this.views = views;
    }

    @GetMapping("/admin/reviews")
    View list(Principal who, Words words) {
        return views.page(page(who, words, AdminReviewsPage.Form.EMPTY, picks.many("", List.of()), FieldErrors.none()));
    }

    @PostMapping("/admin/reviews")
    View start(
            Principal who,
            Words words,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "network") String scope,
            @RequestParam(defaultValue = "") String space,
            @RequestParam(defaultValue = "") List<String> reviewers,
            @RequestParam(defaultValue = "14") String days,
            PeopleSearch search) {
        var form = new AdminReviewsPage.Form(name, scope, space, days);
        if (search.finding() != null) {
            return views.page(page(who, words, form, picks.many(search.query(), reviewers), FieldErrors.none()));
        }
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
            return views.page(HttpStatus.UNPROCESSABLE_CONTENT, page(
                    who, words, form, picks.many(search.query(), reviewers), FieldErrors.of(words, refusal)));
        }
    }

    /** What the picker of people sends. @param finding not null when somebody is only searched for */
    record PeopleSearch(@Nullable String find, @Nullable String finding) {

        String query() {
            return find == null ? "" : find;
        }
    }

    private AdminReviewsPage page(
            Principal who, Words words, AdminReviewsPage.Form form, PeoplePicker people, FieldErrors errors) {
        var rows = campaigns.list(who).stream().map(each -> row(words, each)).toList();
        var scopes = List.of(Scope.values()).stream()
                .map(scope -> new Option(scope.stored(), words.t("reviews.scope." + scope.stored())))
                .toList();
        var known = new ArrayList<Option>(List.of(new Option("", words.t("reviews.space.none"))));
        spaces.browse(who).forEach(card -> known.add(new Option(card.id().toString(), card.name())));
        return new AdminReviewsPage(rows, scopes, known, form, people, errors);
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
