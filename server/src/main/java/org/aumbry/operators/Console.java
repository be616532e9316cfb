package org.aumbry.operators;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.aumbry.blobs.Blobs;
import org.aumbry.data.TenantEntry;
import org.aumbry.data.TenantScope;
import org.aumbry.data.Tenants;
import org.aumbry.identity.Users;
import org.aumbry.journal.JournalFigures;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.TenantId;
import org.aumbry.networks.NetworkLimits;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The networks as operators see them: counts, sizes and health, read without any key to what the counts are about. */
@Service
public class Console {

    /** Networks on one page. */
    public static final int PAGE = 50;

    private final Tenants tenants;
    private final TenantScope scope;
    private final Users users;
    private final Blobs blobs;
    private final JournalFigures entries;
    private final Suspensions suspensions;
    private final NetworkLimits limits;
    private final Installation installation;

    Console(
            Tenants tenants,
            TenantScope scope,
            Users users,
            Blobs blobs,
            JournalFigures entries,
            Suspensions suspensions,
            NetworkLimits limits,
            Installation installation) {
        this.tenants = tenants;
        this.scope = scope;
        this.users = users;
        this.blobs = blobs;
        this.entries = entries;
        this.suspensions = suspensions;
        this.limits = limits;
        this.installation = installation;
    }

    /** Networks behind that one, in the order of their identifiers. */
    public List<NetworkFigures> networks(OnDuty who, @Nullable TenantId after) {
        who.active();
        return tenants.list(after).stream().limit(PAGE).map(this::figures).toList();
    }

    public NetworkFigures network(OnDuty who, TenantId id) {
        who.active();
        return figures(tenants.find(id).orElseThrow(Refusal::notFound));
    }

    private NetworkFigures figures(TenantEntry entry) {
        if (!entry.served()) {
            return new NetworkFigures(
                    entry.id(), entry.createdAt(), NetworkFigures.State.NOT_SERVED, 0, 0, 0,
                    OptionalLong.empty(), entry.shard(), limits.of(entry.id()));
        }
        return TenantScope.keyless(() -> scope.call(entry.id(), () -> {
            var stored = blobs.totals();
            var state = suspensions.holds(entry.id()) ? NetworkFigures.State.SUSPENDED : NetworkFigures.State.SERVED;
            return new NetworkFigures(
                    entry.id(), entry.createdAt(), state, users.count(), stored.count(), stored.sizeBytes(),
                    entries.since(installation.now().minus(Duration.ofDays(1))), entry.shard(),
                    limits.of(entry.id()));
        }));
    }
}
