package org.aumbry.spaces.web;

import java.time.Clock;
import java.util.List;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.aumbry.spaces.BreakGlass;
import org.aumbry.spaces.Opening;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Pages about looks into private drives: the owner's, and the administrators'. */
@Controller
class GlassController {

    private final BreakGlass glass;
    private final Users users;
    private final Clock clock;
    private final Views views;

    GlassController(BreakGlass glass, Users users, Clock clock, Views views) {
        this.glass = glass;
        this.users = users;
        this.clock = clock;
        this.views = views;
    }

    @GetMapping("/account/openings")
    View mine(Principal who) {
        return views.page(new OpeningsPage(rows(glass.ofMine(who))));
    }

    @GetMapping("/admin/people/{id}/drive")
    View look(Principal who, @PathVariable String id) {
        return views.page(page(who, UserId.parse(id), "", FieldErrors.none()));
    }

    @PostMapping("/admin/people/{id}/drive")
    View open(
            Principal who,
            Words words,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "1") String hours) {
        var owner = UserId.parse(id);
        try {
            glass.open(who, owner, reason, hours.matches("[0-9]{1,3}") ? Integer.parseInt(hours) : 0);
            return views.seeOther("/admin/people/" + owner + "/drive", Toast.of(words.t("spaces.glass.opened")));
        } catch (Refusal refusal) {
            if (refusal.code() != Refusal.Code.INVALID && refusal.code() != Refusal.Code.CONFLICT) {
                throw refusal;
            }
            return views.page(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    page(who, owner, reason, FieldErrors.of(words, refusal)));
        }
    }

    @PostMapping("/admin/people/{id}/drive/{opening}/end")
    View end(Principal who, Words words, @PathVariable String id, @PathVariable String opening) {
        glass.end(who, Identifiers.parse(opening));
        return views.seeOther("/admin/people/" + UserId.parse(id) + "/drive", Toast.of(words.t("spaces.glass.ended")));
    }

    private GlassPage page(Principal who, UserId owner, String reason, FieldErrors errors) {
        var openings = glass.of(who, owner);
        var now = clock.instant();
        var drive = openings.stream()
                .filter(opening -> opening.running(now) && opening.openedBy().equals(who.user()))
                .findFirst()
                .map(opening -> "/spaces/" + opening.drive())
                .orElse("");
        return new GlassPage(owner.toString(), users.get(owner).name(), drive, reason, rows(openings), errors);
    }

    private List<OpeningsPage.Row> rows(List<Opening> openings) {
        var names = users.names(openings.stream().map(Opening::openedBy).toList());
        var now = clock.instant();
        return openings.stream()
                .map(opening -> new OpeningsPage.Row(
                        opening.id().toString(),
                        names.getOrDefault(opening.openedBy(), ""),
                        opening.reason(),
                        opening.openedAt(),
                        opening.expiresAt(),
                        opening.endedAt(),
                        opening.running(now)))
                .toList();
    }
}
