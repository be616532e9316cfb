package org.aumbry.networks;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.aumbry.crypto.Ids;
import org.aumbry.data.TenantScope;
import org.aumbry.data.Tenants;
import org.aumbry.kernel.TenantId;
import org.aumbry.kernel.UserId;
import org.springframework.stereotype.Service;

/** Makes networks. Called outside any network, by the operator's command or the first-run pages. */
@Service
public class NetworkFounding {

    static final String SLUG_PURPOSE = "network-slug";

    private static final int SLUG_TRIES = 1000;

    private final NetworkSteps steps;
    private final NetworkSlugStore slugs;
    private final InstallationMac macs;
    private final Tenants tenants;
    private final TenantScope scope;
    private final Founder founder;
    private final Ids ids;
    private final Clock clock;

    NetworkFounding(
            NetworkSteps steps,
            NetworkSlugStore slugs,
            InstallationMac macs,
            Tenants tenants,
            TenantScope scope,
            Founder founder,
            Ids ids,
            Clock clock) {
        this.steps = steps;
        this.slugs = slugs;
        this.macs = macs;
        this.tenants = tenants;
        this.scope = scope;
        this.founder = founder;
        this.ids = ids;
        this.clock = clock;
    }

    /** Makes a network and invites its first administrator. */
    public NetworkCreated create(String name, FirstPerson first) {
        founder.check(first);
        var network = provision(name, first.language());
        var path = begin(network, () -> founder.invite(first));
        return new NetworkCreated(network.id(), network.slug(), path);
    }

    /** Makes a network and lets its first administrator in with what {@link Founder#prepare} gave. */
    public Founded found(String name, FirstPerson first, String prepared) {
        var network = provision(name, first.language());
        return new Founded(network.id(), begin(network, () -> founder.admit(first, prepared)));
    }

    /** Makes a network and lets its first administrator in, signed in, with a password. */
    public Founder.Admitted createAndAdmit(
            String name, FirstPerson first, String password, String address, String agent) {
        var founded = found(name, first, founder.prepare(first, password, NetworkRules.name(name)));
        return scope.call(founded.tenant(), () -> founder.signIn(founded.administrator(), address, agent));
    }

    /** A network just made and its first administrator. */
    public record Founded(TenantId tenant, UserId administrator) {}

    private Network provision(String given, String language) {
        var name = NetworkRules.name(given);
        var id = new TenantId(ids.next());
        tenants.create(id);
        return new Network(
                id,
                name,
                claimSlug(name, id),
                NetworkRules.language(language),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private <T> T begin(Network network, Supplier<T> firstPerson) {
        return scope.call(network.id(), () -> steps.begin(network, firstPerson));
    }

    /** The name made short; with a number behind it when another network was faster. */
    private String claimSlug(String name, TenantId id) {
        var slug = NetworkRules.slug(name);
        for (int number = 1; number <= SLUG_TRIES; number++) {
            var wanted = number == 1 ? slug : slug + "-" + number;
            if (slugs.claim(macs.of(SLUG_PURPOSE, wanted), id)) {
                return wanted;
            }
        }
        throw new IllegalStateException("a thousand networks have the same name");
    }
}
