package org.aumbry.assurance;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.aumbry.kernel.TenantId;

/**
 * Which networks are asked in a round whether probes are due there: those in which this program wrote something since
 * the round before, and those whose next look has come. The others cost nothing.
 */
final class Rounds {

    private final Supplier<Set<TenantId>> written;
    private final Map<TenantId, Instant> quiet = new ConcurrentHashMap<>();

    /** @param written gives, each time, the networks that were written for since the time before */
    Rounds(Supplier<Set<TenantId>> written) {
        this.written = written;
    }

    List<TenantId> asked(List<TenantId> all, Instant now) {
        written.get().forEach(quiet::remove);
        quiet.keySet().retainAll(Set.copyOf(all));
        return all.stream()
                .filter(tenant -> !quiet.getOrDefault(tenant, Instant.MIN).isAfter(now))
                .toList();
    }

    /** Nothing is due there before that moment, unless something is done. */
    void leave(TenantId tenant, Instant until) {
        quiet.put(tenant, until);
    }
}
