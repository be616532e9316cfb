package org.aumbry.identity.web;

import java.util.ArrayList;
import org.aumbry.identity.AccountState;
import org.aumbry.identity.Role;
import org.aumbry.identity.Successions;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Option;
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

/** Administrators' page for letting a person go. */
@Controller
class LeaveController {

    private static final int MOST_SUCCESSORS = 500;

    private final Successions successions;
    private final Users users;
    private final Views views;

    LeaveController(Successions successions, Users users, Views views) {
        this.successions = successions;
        this.users = users;
        this.views = views;
    }

    @GetMapping("/admin/people/{id}/leave")
    View look(Principal who, Words words, @PathVariable String id) {
        return views.page(page(who, words, UserId.parse(id), "", FieldErrors.none()));
    }

    /** Without a successor it works only for someone who leaves nothing. */
    @PostMapping("/admin/people/{id}/deactivate")
    View deactivate(
            Principal who, Words words, @PathVariable String id, @RequestParam(defaultValue = "") String successor) {
        var person = UserId.parse(id);
        try {
            successions.deactivate(who, person, successor.isEmpty() ? null : UserId.parse(successor));
        } catch (Refusal refusal) {
            if (refusal.code() != Refusal.Code.INVALID && refusal.code() != Refusal.Code.CONFLICT) {
                throw refusal;
            }
            var status = refusal.code() == Refusal.Code.CONFLICT
                    ? HttpStatus.CONFLICT
                    : HttpStatus.UNPROCESSABLE_CONTENT;
            return views.page(status, page(who, words, person, successor, FieldErrors.of(words, refusal)));
        }
        var done = Toast.of(words.t("identity.person.deactivated"));
        return views.seeOther(
                "/admin/people/" + person,
                successor.isEmpty() ? done.undo("/admin/people/" + person + "/reactivate") : done);
    }

    private LeavePage page(Principal who, Words words, UserId person, String successor, FieldErrors errors) {
        var holdings = new ArrayList<String>();
        successions.holdings(who, person)
                .forEach((kind, count) -> holdings.add(words.t("identity.holding." + kind, count)));
        var user = users.get(person);
        var successors = users.search("", MOST_SUCCESSORS).stream()
                .filter(other -> other.role() != Role.GUEST && !other.id().equals(person))
                .map(other -> new Option(other.id().toString(), other.name()))
                .toList();
        return new LeavePage(
                person.toString(),
                user.name(),
                user.state() == AccountState.DEACTIVATED,
                holdings,
                successors,
                successor,
                errors);
    }
}
