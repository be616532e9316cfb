package org.aumbry.reviews.web;

import java.util.Set;
import org.aumbry.access.GrantId;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.reviews.UnusedGrants;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Administrators' page about grants that nobody used. */
@Controller
class UnusedController {

    private static final String PAGE = "/admin/reviews-unused";
    private static final int MOST_CHOSEN = 1000;

    private final UnusedGrants unused;
    private final ReviewWords wording;
    private final Views views;

    UnusedController(UnusedGrants unused, ReviewWords wording, Views views) {
        this.unused = unused;
        this.wording = wording;
        this.views = views;
    }

    @GetMapping(PAGE)
    View list(Principal who, Words words) {
        var proposals = unused.list(who);
        var names = wording.names(proposals.stream().map(each -> each.grant().subject()).toList());
        var rows = proposals.stream()
                .map(each -> new UnusedPage.Row(
                        each.grant().id().toString(),
                        ReviewWords.subject(words, each.grant().subject(), names),
                        ReviewWords.may(words, false, false, each.grant().permissions()),
                        wording.container(who, words, each.container()),
                        each.grant().grantedAt()))
                .toList();
        return views.page(new UnusedPage(rows, UnusedGrants.WINDOW.toDays()));
    }

    @PostMapping(PAGE)
    View revoke(Principal who, Words words, @RequestParam(defaultValue = "") Set<String> grant) {
        if (grant.size() > MOST_CHOSEN) {
            throw Refusal.of(Refusal.Code.OVER_LIMIT, "reviews.refusal.many", MOST_CHOSEN);
        }
        int ended = unused.revoke(who, grant.stream().map(each -> new GrantId(Identifiers.parse(each))).toList());
        return views.seeOther(PAGE, Toast.of(words.t("reviews.decided.revoke", ended)));
    }
}
