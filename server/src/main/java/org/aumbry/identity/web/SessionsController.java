package org.aumbry.identity.web;

import java.util.List;
import org.aumbry.identity.Devices;
import org.aumbry.identity.Risk;
import org.aumbry.identity.Session;
import org.aumbry.identity.Sessions;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.SessionId;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** One's own sign-ins and what was done with them. */
@Controller
class SessionsController {

    private final Sessions sessions;
    private final Devices devices;
    private final Views views;

    SessionsController(Sessions sessions, Devices devices, Views views) {
        this.sessions = sessions;
        this.devices = devices;
        this.views = views;
    }

    @GetMapping("/account/sessions")
    View list(Principal who, Words words) {
        var open = sessions.list(who);
        boolean old = open.stream()
                .anyMatch(each -> each.id().equals(who.session()) && each.risks().contains(Risk.OLD_CLIENT));
        var rows = rows(who, words, open);
        var known = DevicesController.rows(words, devices.list(who));
        return views.page(new SessionsPage(AccountTabs.of(words, AccountTabs.SESSIONS), rows, known, old));
    }

    @PostMapping("/account/sessions/{id}/revoke")
    View revoke(Principal who, Words words, @PathVariable String id) {
        var session = SessionId.parse(id);
        sessions.revoke(who, session);
        return session.equals(who.session())
                ? views.seeOther("/sign-in")
                : views.seeOther(AccountTabs.SESSIONS, Toast.of(words.t("identity.session.revoked")));
    }

    @PostMapping("/account/sessions/revoke-others")
    View revokeOthers(Principal who, Words words) {
        int ended = sessions.revokeOthers(who);
        return views.seeOther(AccountTabs.SESSIONS, Toast.of(words.t("identity.session.revoked-others", ended)));
    }

    static List<SessionsPage.Row> rows(Principal who, Words words, List<Session> sessions) {
        return sessions.stream().map(each -> row(who, words, each)).toList();
    }

    static List<String> risks(Words words, Session session) {
        return session.risks().stream()
                .map(risk -> words.t("identity.risk." + risk.name().toLowerCase(java.util.Locale.ROOT)))
                .toList();
    }

    private static SessionsPage.Row row(Principal who, Words words, Session session) {
        return new SessionsPage.Row(
                session.id().toString(),
                ClientNames.of(words, session.client()),
                session.address(),
                session.createdAt(),
                session.lastSeenAt(),
                session.id().equals(who.session()),
                session.here(),
                risks(words, session));
    }
}
