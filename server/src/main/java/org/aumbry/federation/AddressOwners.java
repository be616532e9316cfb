package org.aumbry.federation;

import java.util.Optional;
import org.aumbry.kernel.TenantId;
import org.aumbry.networks.DomainName;
import org.aumbry.networks.Domains;
import org.springframework.stereotype.Component;

/** Whose e-mail addresses are whose, as far as networks have proven their domains. */
@Component
class AddressOwners {

    private final Domains domains;

    AddressOwners(Domains domains) {
        this.domains = domains;
    }

    /** Whether the entered network has proven the domain of that address. */
    boolean ours(String email) {
        return DomainName.ofEmail(email).filter(domains::proven).isPresent();
    }

    /** The network that has proven the domain of that address. Called outside any network. */
    Optional<TenantId> owner(String email) {
        return DomainName.ofEmail(email).flatMap(domains::holder);
    }
}
