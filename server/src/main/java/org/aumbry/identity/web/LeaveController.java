package org.aumbry.identity.web;

import java.util.ArrayList;
import org.aumbry.identity.AccountState;
import org.aumbry.identity.Successions;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** Administrators' page for letting a person go. */
@Controller
class LeaveController {

    private final Successions successions;
    private final Users users;
    private final PeoplePicks picks;
    private final Views views;

    LeaveController(Successions successions, Users users, PeoplePicks picks, Views views) {
        this.successions = successions;
        this.users = users;
        this.picks = picks;
        this.views = views;
    }

    @GetMapping("/admin/people/{id}/leave")
    View look(Principal who, Words words, @PathVariable String id) {
        return views.page(page(who, words, UserId.parse(id), Wish.NONE, FieldErrors.none()));
    }

    /** Without a successor it works only for someone who leaves nothing. */
    @PostMapping("/admin/people/{id}/deactivate")
    View deactivate(Principal who, Words words, @PathVariable String id, Wish wish) {
        var person = UserId.parse(id);
        if (wish.finding() != null) {
            return views.page(page(who, words, person, wish, FieldErrors.none()));
        }
        var successor = wish.chosen();
        try {
            successions.deactivate(who, person, successor.isEmpty() ? null : UserId.parse(successor));
        } catch (Refusal refusal) {
            if (refusal.code() != Refusal.Code.INVALID && refusal.code() != Refusal.Code.CONFLICT) {
                throw refusal;
            }
            var status = refusal.code() == Refusal.Code.CONFLICT
                    ? HttpStatus.CONFLICT
                    : HttpStatus.UNPROCESSABLE_CONTENT;
            return views.page(status, page(who, words, person, wish, FieldErrors.of(words, refusal)));
        }
        var done = Toast.of(words.t("identity.person.deactivated"));
        return views.seeOther(
                "/admin/people/" + person,
                successor.isEmpty() ? done.undo("/admin/people/" + person + "/reactivate") : done);
    }

    /**
     * Who is to get what is left.
     *
     * @param finding not null when somebody is only searched for
     */
    record Wish(@Nullable String successor, @Nullable String find, @Nullable String finding) {

        static final Wish NONE = new Wish(null, null, null);

        String chosen() {
            return successor == null ? "" : successor;
        }
    }

    private LeavePage page(Principal who, Words words, UserId person, Wish wish, FieldErrors errors) {
        var holdings = new ArrayList<String>();
        successions.holdings(who, person)
                .forEach((kind, count) -> holdings.add(words.t("identity.holding." + kind, count)));
        var user = users.get(person);
        var query = wish.find() == null ? "" : wish.find();
        return new LeavePage(
                person.toString(),
                user.name(),
                user.state() == AccountState.DEACTIVATED,
                holdings,
                picks.one(query, wish.chosen(), other -> !other.equals(person)),
                errors);
    }
}
