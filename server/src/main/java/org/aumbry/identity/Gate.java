package org.aumbry.identity;

import java.util.Optional;
import org.aumbry.data.TenantScope;
import org.aumbry.kernel.Principal;
import org.aumbry.networks.Networks;
import org.aumbry.web.SignInCookie;
import org.springframework.stereotype.Service;

/** Finds out who is asking, anew for every request. Called outside any tenant. */
@Service
public class Gate {

    private final Sessions sessions;
    private final Tokens tokens;
    private final GuestTerms terms;
    private final Networks networks;
    private final TenantScope scope;

    Gate(Sessions sessions, Tokens tokens, GuestTerms terms, Networks networks, TenantScope scope) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.terms = terms;
        this.networks = networks;
        this.scope = scope;
    }

    /** Who holds the session with that cookie; empty when nobody does, for whatever reason. */
    public Optional<Recognised> bySession(String cookie, Origin origin) {
        return OpaqueToken.read(SignInCookie.of(cookie).session())
                .filter(token -> networks.open(token.tenant()))
                .flatMap(token -> scope.call(token.tenant(), () -> admitted(sessions.recognise(token, origin))));
    }

    /** Whether whoever was recognised before still is; for looking again while a long body travels. */
    public boolean counts(Principal who) {
        return scope.call(
                who.tenant(), () -> who.token() == null ? sessions.counts(who) : tokens.counts(who));
    }

    /** Who holds that personal access token; empty when nobody does, for whatever reason. */
    public Optional<Recognised> byToken(String bearer, Origin origin) {
        return OpaqueToken.readAccess(bearer)
                .filter(token -> networks.open(token.tenant()))
                .flatMap(token -> scope.call(token.tenant(), () -> admitted(tokens.recognise(token, origin))));
    }

    /** A guest whose time is over has no sign-in any more, from that very moment. */
    private Optional<Recognised> admitted(Optional<Recognised> recognised) {
        return recognised.filter(each -> !each.principal().guest() || !terms.over(each.principal().user()));
    }
}
