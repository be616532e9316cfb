package org.aumbry.identity.web;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.aumbry.identity.Session;
import org.aumbry.identity.Sessions;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.SessionId;
import org.aumbry.web.Words;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own sign-ins as JSON. */
@RestController
@RequestMapping({"/api/v1/sessions", "/api/v1/me/sessions"})
class SessionsApi {

    private final Sessions sessions;

    SessionsApi(Sessions sessions) {
        this.sessions = sessions;
    }

    record SessionJson(
            String id,
            String client,
            String address,
            Instant createdAt,
            Instant lastSeenAt,
            boolean current,
            boolean sameNetwork,
            List<String> risks) {}

    @GetMapping
    Items<SessionJson> list(Principal who, Words words) {
        return Items.all(sessions.list(who).stream().map(each -> json(who, words, each)).toList());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(Principal who, @PathVariable String id) {
        sessions.revoke(who, SessionId.parse(id));
    }

    /** Ends all but the one that asks; with a token, all. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revokeOthers(Principal who) {
        sessions.revokeOthers(who);
    }

    private static SessionJson json(Principal who, Words words, Session session) {
        return new SessionJson(
                session.id().toString(),
                ClientNames.of(words, session.client()),
                session.address(),
                session.createdAt(),
                session.lastSeenAt(),
                session.id().equals(who.session()),
                session.here(),
                session.risks().stream()
                        .map(risk -> risk.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .toList());
    }
}
