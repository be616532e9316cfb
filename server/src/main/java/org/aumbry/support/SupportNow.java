package org.aumbry.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.aumbry.data.TenantScope;
import org.aumbry.kernel.TenantId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Whether operators have access to anything in the entered network now; remembered for two seconds. */
@Service
public class SupportNow {

    private static final Duration REMEMBERED = Duration.ofSeconds(2);

    private final SupportStore store;
    private final TenantScope scope;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Map<TenantId, Known> known = new ConcurrentHashMap<>();

    SupportNow(SupportStore store, TenantScope scope, TransactionTemplate transaction, Clock clock) {
        this.store = store;
        this.scope = scope;
        this.transaction = transaction;
        this.clock = clock;
    }

    private record Known(boolean live, Instant at) {}

    public boolean live() {
        var now = clock.instant();
        var before = known.get(scope.current());
        if (before != null && now.isBefore(before.at().plus(REMEMBERED)) && !now.isBefore(before.at())) {
            return before.live();
        }
        boolean live = Boolean.TRUE.equals(transaction.execute(open -> store.live(now)));
        known.put(scope.current(), new Known(live, now));
        return live;
    }
}
