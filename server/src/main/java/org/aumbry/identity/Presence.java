package org.aumbry.identity;

import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks whether someone who was let in is still welcome: for whatever goes on longer than a request usually does. */
@Service
public class Presence {

    private final SessionStore sessions;
    private final TokenStore tokens;
    private final UserStore users;
    private final Entrance entrance;
    private final Here here;

    Presence(SessionStore sessions, TokenStore tokens, UserStore users, Entrance entrance, Here here) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.users = users;
        this.entrance = entrance;
        this.here = here;
    }

    /** Refuses whoever's session or key has ended, whose account is closed, or whom a rule keeps out by now. */
    @Transactional
    public void require(Principal who) {
        var user = users.find(who.user()).filter(User::active).orElseThrow(Presence::gone);
        boolean ended = who.session() != null && !sessions.open(who.session())
                || who.token() != null && !tokens.open(who.token(), here.now());
        if (ended) {
            throw gone();
        }
        entrance.require(Visit.of(who, user.role(), ""));
    }

    private static Refusal gone() {
        return Refusal.of(Refusal.Code.NOT_SIGNED_IN, "refusal.not-signed-in");
    }
}
