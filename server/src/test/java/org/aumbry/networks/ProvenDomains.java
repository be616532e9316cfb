package org.aumbry.networks;

import java.time.Duration;
import java.util.List;
import org.aumbry.data.TenantScope;
import org.aumbry.kernel.Egress;
import org.aumbry.testing.Person;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Proves domains for tests, by a name server of their own. */
@Lazy
@Component
public class ProvenDomains {

    private final DomainSteps steps;
    private final ProvenDomainStore proven;
    private final InstallationMac macs;
    private final Networks networks;
    private final TenantScope scope;
    private final FreshLooks looks;

    ProvenDomains(
            DomainSteps steps,
            ProvenDomainStore proven,
            InstallationMac macs,
            Networks networks,
            TenantScope scope,
            FreshLooks looks) {
        this.steps = steps;
        this.proven = proven;
        this.macs = macs;
        this.networks = networks;
        this.scope = scope;
        this.looks = looks;
    }

    /** The facade as it is when that name server is configured. */
    Domains asking(DnsServer server) {
        var settings = new DomainSettings(List.of(server.address()), Duration.ofSeconds(2));
        return new Domains(steps, proven, new TxtRecords(settings, Egress.UNLIMITED), macs, networks, scope, looks);
    }

    /** Claims the domain for the person's network and proves it. */
    public void prove(Person admin, String name) {
        try (var server = new DnsServer()) {
            var domains = asking(server);
            scope.run(admin.tenant(), () -> {
                var domain = domains.claim(admin.principal(), name);
                server.set(domain.record(), domain.value());
                domains.verify(admin.principal(), domain.id());
            });
        }
    }
}
