package org.aumbry.custody;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.aumbry.data.KeysWithdrawn;
import org.aumbry.data.TenantScope;
import org.aumbry.identity.EntryRule;
import org.aumbry.identity.Visit;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.TenantId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** While a whole network is sealed, nothing of it answers but what it takes to open it again. */
@Component
class SealDoor implements EntryRule {

    private static final Duration REMEMBERED = Duration.ofSeconds(3);

    private static final Set<String> OPEN = Set.of("/sign-in", "/sign-out", "/step-up", "/admin/keys", "/api/v1/keys");

    private final Seals seals;
    private final TenantScope scope;
    private final Clock clock;
    private final Map<TenantId, Known> known = new ConcurrentHashMap<>();

    SealDoor(Seals seals, TenantScope scope, Clock clock) {
        this.seals = seals;
        this.scope = scope;
        this.clock = clock;
    }

    private record Known(boolean sealed, Instant since) {}

    @Override
    public void require(Visit visit) {
        if (sealed() && !open(visit.path())) {
            throw Refusal.sealed();
        }
    }

    @EventListener
    void changed(KeysWithdrawn event) {
        known.remove(event.tenant());
    }

    private boolean sealed() {
        var tenant = scope.current();
        var now = clock.instant();
        var before = known.get(tenant);
        if (before != null && now.isBefore(before.since().plus(REMEMBERED)) && !now.isBefore(before.since())) {
            return before.sealed();
        }
        boolean sealed = seals.whole();
        known.put(tenant, new Known(sealed, now));
        return sealed;
    }

    /** The open addresses and everything below them. */
    private static boolean open(String path) {
        int at = path.length();
        while (at > 0) {
            if (OPEN.contains(path.substring(0, at))) {
                return true;
            }
            at = path.lastIndexOf('/', at - 1);
        }
        return false;
    }
}
