package org.aumbry.privacy;

import java.util.Optional;
import java.util.function.Supplier;
import org.aumbry.data.TenantScope;
import org.aumbry.data.Tenants;
import org.aumbry.kernel.Refusal;
import org.aumbry.networks.Networks;
import org.springframework.stereotype.Component;

/**
 * Lets strangers read a network's notice, when it published one and wants that; everything else is as if it was not
 * there.
 */
@Component
public class NoticeDoor {

    private final Networks networks;
    private final PrivacyNotices notices;
    private final Tenants tenants;
    private final TenantScope scope;

    NoticeDoor(Networks networks, PrivacyNotices notices, Tenants tenants, TenantScope scope) {
        this.networks = networks;
        this.notices = notices;
        this.tenants = tenants;
        this.scope = scope;
    }

    /**
     * Does the work inside the network with that short name. Called outside any transaction.
     *
     * @throws Refusal not found when there is no such network, or it has published no notice, or only for its people
     */
    public <T> T inside(String slug, Supplier<T> work) {
        var tenant = networks.bySlug(slug).filter(networks::open).orElseThrow(Refusal::notFound);
        return scope.call(tenant, () -> {
            if (!notices.open()) {
                throw Refusal.notFound();
            }
            return work.get();
        });
    }

    /** Short name of the only network there is, when its notice is for everybody. */
    public Optional<String> only() {
        var all = tenants.active();
        if (all.size() != 1) {
            return Optional.empty();
        }
        return scope.call(all.getFirst(), () -> notices.open()
                ? Optional.of(networks.current().slug())
                : Optional.empty());
    }
}
