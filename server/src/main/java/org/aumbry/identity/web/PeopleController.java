package org.aumbry.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.aumbry.identity.AccountState;
import org.aumbry.identity.Administrators;
import org.aumbry.identity.Invitations;
import org.aumbry.identity.NewUser;
import org.aumbry.identity.Role;
import org.aumbry.identity.Sessions;
import org.aumbry.identity.User;
import org.aumbry.identity.Users;
import org.aumbry.identity.Waits;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.aumbry.mail.Returns;
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

/** Administrators' pages about people. */
@Controller
class PeopleController {

    private static final int PAGE = 50;

    private final Users users;
    private final Invitations invitations;
    private final Sessions sessions;
    private final Waits waits;
    private final Administrators administrators;
    private final Returns returns;
    private final Views views;

    PeopleController(
            Users users,
            Invitations invitations,
            Sessions sessions,
            Waits waits,
            Administrators administrators,
            Returns returns,
            Views views) {
        this.users = users;
        this.invitations = invitations;
        this.sessions = sessions;
        this.waits = waits;
        this.administrators = administrators;
        this.returns = returns;
        this.views = views;
    }

    @GetMapping("/admin/people")
    View people(
            Principal who,
            Words words,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") String from) {
        var found = users.everyone(who, q);
        int start = from.matches("[0-9]{1,6}") ? Math.min(Integer.parseInt(from), found.size()) : 0;
        int end = Math.min(start + PAGE, found.size());
        var shown = found.subList(start, end);
        var returned = returns.last(shown.stream().map(User::email).toList());
        var rows = shown.stream().map(user -> row(words, user, returned)).toList();
        return views.page(new PeoplePage(q, rows, found.size(), start > 0 ? 0 : -1, end < found.size() ? end : -1,
                users.loneAdministrator()));
    }

    @GetMapping("/admin/people/invite")
    View invitation(Principal who, Words words, @RequestParam(defaultValue = "member") String role) {
        administrators.require(who, "user.invite");
        var known = Role.of(role).orElse(Role.MEMBER).stored();
        return views.page(new InvitePage("", "", known, Wordings.roles(words), "", FieldErrors.none()));
    }

    /** Answers with the page itself, not a redirect: the link is shown this once and kept nowhere. */
    @PostMapping("/admin/people/invite")
    View invite(
            Principal who,
            Words words,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "member") String role,
            @RequestParam(defaultValue = "") String language,
            HttpServletRequest request) {
        administrators.require(who, "user.invite");
        try {
            var known = Role.of(role).orElse(Role.GUEST);
            var spoken = language.isEmpty() ? words.locale().getLanguage() : language;
            var link = invitations.invite(who, new NewUser(name, email, known, spoken));
            return views.page(HttpStatus.CREATED,
                    invited(words, name, email, role, Origins.absolute(request, link.path())));
        } catch (Refusal refusal) {
            if (refusal.code() != Refusal.Code.INVALID) {
                throw refusal;
            }
            return views.page(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    new InvitePage(name, email, role, Wordings.roles(words), "", FieldErrors.of(words, refusal)));
        }
    }

    @PostMapping("/admin/people/{id}/invite")
    View inviteAgain(Principal who, Words words, @PathVariable String id, HttpServletRequest request) {
        var link = invitations.renew(who, UserId.parse(id));
        var user = users.get(link.user());
        var full = Origins.absolute(request, link.path());
        return views.page(
                HttpStatus.CREATED, invited(words, user.name(), user.email(), user.role().stored(), full));
    }

    @GetMapping("/admin/people/{id}")
    View person(Principal who, Words words, @PathVariable String id) {
        administrators.require(who, "user.open");
        return views.page(page(who, words, users.get(UserId.parse(id))));
    }

    @PostMapping("/admin/people/{id}/role")
    View setRole(Principal who, Words words, @PathVariable String id, @RequestParam(defaultValue = "") String role) {
        administrators.require(who, "user.set-role");
        var wanted = Role.of(role).orElseThrow(() -> Refusal.invalid("role", "identity.role.unknown"));
        var user = users.setRole(who, UserId.parse(id), wanted);
        return done(words, id, "identity.person.role-set", Wordings.roleName(words, user.role()));
    }

    @PostMapping("/admin/people/{id}/reactivate")
    View reactivate(Principal who, Words words, @PathVariable String id) {
        users.reactivate(who, UserId.parse(id));
        return done(words, id, "identity.person.reactivated");
    }

    @PostMapping("/admin/people/{id}/revoke-invitation")
    View revokeInvitation(Principal who, Words words, @PathVariable String id) {
        invitations.revoke(who, UserId.parse(id));
        return done(words, id, "identity.person.invitation-revoked");
    }

    @PostMapping("/admin/people/{id}/lift-waits")
    View liftWaits(Principal who, Words words, @PathVariable String id) {
        waits.lift(who, UserId.parse(id));
        return done(words, id, "identity.waits.lifted");
    }

    @PostMapping("/admin/people/{id}/end-sessions")
    View endSessions(Principal who, Words words, @PathVariable String id) {
        int ended = sessions.revokeAll(who, UserId.parse(id));
        return done(words, id, "identity.person.sessions-ended", ended);
    }

    private View done(Words words, String id, String message, Object... arguments) {
        return views.seeOther("/admin/people/" + UserId.parse(id), Toast.of(words.t(message, arguments)));
    }

    private static InvitePage invited(Words words, String name, String email, String role, String link) {
        return new InvitePage(name, email, role, Wordings.roles(words), link, FieldErrors.none());
    }

    private PersonPage page(Principal who, Words words, User user) {
        List<SessionsPage.Row> open = SessionsController.rows(who, words, sessions.listOf(who, user.id()));
        return new PersonPage(
                row(words, user, returns.last(List.of(user.email()))),
                user.role().stored(),
                user.state() == AccountState.ACTIVE,
                user.state() == AccountState.INVITED,
                Wordings.roles(words),
                waits.failures(who, user.id()),
                open);
    }

    private static PeoplePage.Row row(Words words, User user, Map<String, Instant> returned) {
        return new PeoplePage.Row(
                user.id().toString(),
                user.name(),
                user.email(),
                Wordings.roleName(words, user.role()),
                user.state().stored(),
                words.t("identity.state." + user.state().stored()),
                user.createdAt(),
                returned.get(user.email()));
    }
}
