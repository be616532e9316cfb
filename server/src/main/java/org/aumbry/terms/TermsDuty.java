package org.aumbry.terms;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.aumbry.identity.Duty;
import org.aumbry.identity.User;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.TenantId;
import org.aumbry.kernel.UserId;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Nobody goes on before they have accepted the terms that hold; their tokens neither. */
@Component
@Order(30)
class TermsDuty implements Duty {

    static final String PATH = "/terms";

    /** How soon every node knows of a new version. */
    private static final Duration SOON = Duration.ofSeconds(2);

    private static final Duration LONG = Duration.ofHours(1);
    private static final long MOST = 100_000;

    private final Terms terms;
    private final Cache<TenantId, Integer> newest = Caffeine.newBuilder().expireAfterWrite(SOON).build();
    private final Cache<Accepted, Boolean> accepted =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LONG).build();

    TermsDuty(Terms terms) {
        this.terms = terms;
    }

    private record Accepted(UserId user, int version) {}

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public String messageKey() {
        return "terms.first";
    }

    @Override
    public boolean owed(Principal who, User user) {
        int version = newest.get(who.tenant(), tenant -> terms.newest());
        var key = new Accepted(who.user(), version);
        if (version == 0 || accepted.getIfPresent(key) != null) {
            return false;
        }
        if (!terms.accepted(who.user(), version)) {
            return true;
        }
        accepted.put(key, true);
        return false;
    }
}
