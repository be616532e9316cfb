package org.aumbry.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.aumbry.kernel.Factor;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.SessionId;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Asks people for another password once their network asks for more than theirs met: at their next sign-in. A session
 * that was looked at and needed none goes on as it is.
 */
@Component
@Order(20)
class PasswordDuty implements Duty {

    static final String PATH = "/account/password";

    private static final Duration REMEMBERED = Duration.ofHours(12);
    private static final long MOST = 100_000;

    private final PasswordStandings standings;
    private final Cache<SessionId, Boolean> fine =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();

    PasswordDuty(PasswordStandings standings) {
        this.standings = standings;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public String messageKey() {
        return "identity.password.renew";
    }

    @Override
    public boolean owed(Principal who, User user) {
        var session = who.session();
        var shown = who.proof().factors();
        if (session == null || !shown.contains(Factor.PASSWORD) || fine.getIfPresent(session) != null) {
            return false;
        }
        if (standings.below(who.user(), Factor.two(shown))) {
            return true;
        }
        fine.put(session, true);
        return false;
    }
}
