package org.aumbry.networks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.aumbry.data.KeysWithdrawn;
import org.aumbry.data.TenantScope;
import org.aumbry.data.Tenants;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.TenantId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/** The networks of the installation. */
@Service
public class Networks {

    /** How long what a network is called and how it is run may be remembered on this node. */
    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    private final NetworkSteps steps;
    private final NetworkSlugStore slugs;
    private final InstallationMac macs;
    private final Tenants tenants;
    private final TenantScope scope;
    private final Clock clock;
    private final Map<TenantId, Remembered> remembered = new ConcurrentHashMap<>();

    Networks(
            NetworkSteps steps,
            NetworkSlugStore slugs,
            InstallationMac macs,
            Tenants tenants,
            TenantScope scope,
            Clock clock) {
        this.steps = steps;
        this.slugs = slugs;
        this.macs = macs;
        this.tenants = tenants;
        this.scope = scope;
        this.clock = clock;
    }

    /** The network that is entered. */
    public Network current() {
        var tenant = scope.current();
        var now = clock.instant();
        var known = remembered.get(tenant);
        if (known != null && now.isBefore(known.until()) && !now.isBefore(known.since())) {
            return known.network();
        }
        var network = steps.find()
                .orElseThrow(() -> new IllegalStateException("a network that is served has a row about itself"));
        remembered.put(tenant, new Remembered(network, now, now.plus(REMEMBERED)));
        return network;
    }

    /** What was read with keys that are gone must not be shown from memory. */
    @EventListener
    void withdrawn(KeysWithdrawn event) {
        remembered.remove(event.tenant());
    }

    /** Whether there is such a network and it is served now. */
    public boolean open(TenantId tenant) {
        var known = remembered.get(tenant);
        var now = clock.instant();
        return known != null && now.isBefore(known.until()) && !now.isBefore(known.since())
                || tenants.find(tenant).filter(entry -> entry.served()).isPresent();
    }

    /** Whether the installation has no network yet. */
    public boolean none() {
        return tenants.list(null).stream().noneMatch(entry -> entry.served());
    }

    /** All networks that are served, in the order of their identifiers. */
    public List<Network> list() {
        var all = new ArrayList<Network>();
        for (var tenant : tenants.active()) {
            scope.call(tenant, steps::find).ifPresent(all::add);
        }
        return all;
    }

    /** The network with that short name. */
    public Optional<TenantId> bySlug(String slug) {
        return slugs.find(macs.of(NetworkFounding.SLUG_PURPOSE, slug));
    }

    /** Refuses whoever does not administer that, as if there were no such page, and keeps evidence of the try. */
    public void requireAdministrator(Principal who, String verb) {
        if (!who.administers(verb)) {
            steps.refused(who, verb);
            throw Refusal.notFound();
        }
    }

    /** Changes how the entered network is called and run. */
    public Network change(Principal who, NetworkChange change) {
        requireAdministrator(who, "network.change");
        var changed = steps.change(who, change);
        remembered.remove(scope.current());
        return changed;
    }

    private record Remembered(Network network, Instant since, Instant until) {}
}
