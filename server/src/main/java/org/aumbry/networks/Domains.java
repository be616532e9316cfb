package org.aumbry.networks;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.data.TenantScope;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.TenantId;
import org.aumbry.kernel.UserId;
import org.springframework.stereotype.Service;

/**
 * E-mail domains that networks have proven by a record in the domain's own DNS. A domain belongs to one network, a
 * network
 * can have several. Called outside any transaction.
 */
@Service
public class Domains {

    /** After so many daily looks in a row that found nothing, a domain is no longer the network's. */
    static final int PATIENCE = 3;

    private final DomainSteps steps;
    private final ProvenDomainStore proven;
    private final TxtRecords records;
    private final InstallationMac macs;
    private final Networks networks;
    private final TenantScope scope;
    private final FreshLooks looks;

    Domains(
            DomainSteps steps,
            ProvenDomainStore proven,
            TxtRecords records,
            InstallationMac macs,
            Networks networks,
            TenantScope scope,
            FreshLooks looks) {
        this.steps = steps;
        this.proven = proven;
        this.records = records;
        this.macs = macs;
        this.networks = networks;
        this.scope = scope;
        this.looks = looks;
    }

    /** The network's domains. For administrators. */
    public List<Domain> list(Principal who) {
        networks.requireAdministrator(who, "domain.list");
        return steps.all();
    }

    /** Says that a domain is the network's; nothing follows from it until it is proven. */
    public Domain claim(Principal who, String name) {
        networks.requireAdministrator(who, "domain.claim");
        looks.require(who);
        return steps.claim(who, DomainName.parse(name));
    }

    /** Asks DNS now; refuses, with the reason, when it doesn't show the record or the domain is another network's. */
    public void verify(Principal who, UUID id) {
        networks.requireAdministrator(who, "domain.verify");
        looks.require(who);
        var domain = steps.find(id).orElseThrow(Refusal::notFound);
        switch (records.look(domain.record(), domain.value())) {
            case THERE -> hold(who, domain);
            case ABSENT -> {
                miss(who, domain);
                throw Refusal.invalid("domain", "networks.domain.absent");
            }
            case SILENT -> throw Refusal.invalid("domain", "networks.domain.silent");
        }
    }

    /** Gives a domain up; nobody joins by it any more. */
    public void remove(Principal who, UUID id) {
        networks.requireAdministrator(who, "domain.remove");
        looks.require(who);
        var domain = steps.find(id).orElseThrow(Refusal::notFound);
        proven.release(mac(domain.name()), scope.current());
        steps.remove(who, domain);
    }

    /** Which network has proven the domain. Called outside any network. */
    public Optional<TenantId> holder(DomainName name) {
        return proven.holder(mac(name));
    }

    /** Whether DNS shows that text under that name now. Called outside any network. */
    public boolean shows(String record, String value) {
        return records.look(record, value) == TxtRecords.Seen.THERE;
    }

    /** Whether the domain is the entered network's, by its own word and by the installation's. */
    public boolean proven(DomainName name) {
        return steps.proven(name) && holder(name).filter(scope.current()::equals).isPresent();
    }

    /** Asks DNS for every domain of the entered network that was proven. */
    void recheck() {
        var nobody = Principal.system(scope.current(), new UserId(new UUID(0, 0)));
        for (var domain : steps.all()) {
            if (domain.state() == Domain.State.PROVEN) {
                switch (records.look(domain.record(), domain.value())) {
                    case THERE -> steps.checked(nobody, domain, Domain.State.PROVEN, 0);
                    case ABSENT -> miss(nobody, domain);
                    case SILENT -> steps.checked(nobody, domain, domain.state(), domain.missed());
                }
            }
        }
    }

    private void hold(Principal who, Domain domain) {
        if (!proven.take(mac(domain.name()), scope.current(), steps.now()).equals(scope.current())) {
            throw Refusal.of(Refusal.Code.CONFLICT, "networks.domain.elsewhere");
        }
        steps.checked(who, domain, Domain.State.PROVEN, 0);
    }

    private void miss(Principal who, Domain domain) {
        int missed = domain.missed() + 1;
        boolean over = domain.state() == Domain.State.PROVEN && missed >= PATIENCE;
        if (over) {
            proven.release(mac(domain.name()), scope.current());
        }
        steps.checked(who, domain, over ? Domain.State.LAPSED : domain.state(), missed);
    }

    private byte[] mac(DomainName name) {
        return macs.of("proven-domain", name.ascii());
    }
}
