package org.aumbry.networks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.aumbry.data.TenantScope;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * How large networks may become: as many people and bytes as those who run the installation agreed on, or without
 * limit. What is remembered of it is at most a second old. Whatever is there stays when a limit is set below it.
 */
@Service
public class NetworkLimits {

    public static final long MEBIBYTE = 1L << 20;

    private static final Duration REMEMBERED = Duration.ofSeconds(1);

    private final NetworkLimitStore store;
    private final TenantScope scope;
    private final Clock clock;
    private volatile Known known = new Known(Map.of(), Instant.MIN);

    private record Known(Map<TenantId, Limits> limits, Instant at) {}

    NetworkLimits(NetworkLimitStore store, TenantScope scope, Clock clock) {
        this.store = store;
        this.scope = scope;
        this.clock = clock;
    }

    /**
     * What one network may become.
     *
     * @param people accounts that are active or invited; null for no limit
     * @param bytes of stored content; null for no limit
     */
    public record Limits(@Nullable Long people, @Nullable Long bytes) {

        public static final Limits NONE = new Limits(null, null);
    }

    public Limits of(TenantId network) {
        var now = clock.instant();
        var last = known;
        if (now.isAfter(last.at().plus(REMEMBERED)) || now.isBefore(last.at())) {
            last = new Known(store.all(), now);
            known = last;
        }
        return last.limits().getOrDefault(network, Limits.NONE);
    }

    /** Sets both limits of a network; whoever calls this has the agreement of two operators. */
    public void set(TenantId network, Limits limits, UUID order) {
        store.set(network, limits, order, clock.instant());
        known = new Known(Map.of(), Instant.MIN);
    }

    /**
     * Refuses one person more than the entered network may have.
     *
     * @param there asked only when there is a limit
     */
    public void requirePerson(LongSupplier there) {
        var most = of(scope.current()).people();
        if (most != null && there.getAsLong() >= most) {
            throw Refusal.of(Refusal.Code.OVER_LIMIT, "networks.limit.people", most);
        }
    }

    /**
     * Refuses more content than the entered network may hold.
     *
     * @param there asked only when there is a limit
     * @param more what comes, as far as that is known
     */
    public void requireBytes(LongSupplier there, long more) {
        var most = of(scope.current()).bytes();
        if (most != null && there.getAsLong() + Math.max(1, more) > most) {
            throw Refusal.of(Refusal.Code.OVER_LIMIT, "networks.limit.bytes", most / MEBIBYTE);
        }
    }

    /** How long the control database takes to answer now. */
    public Duration answers() {
        long start = System.nanoTime();
        store.all();
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
