package org.aumbry.federation;

import java.util.Optional;
import org.aumbry.identity.SignOutWay;
import org.aumbry.kernel.Principal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Leads whoever came in by a provider to where that can be left too. */
@Component
class ProviderSignOut implements SignOutWay {

    private final ProviderPersonStore sessions;
    private final ProviderStore providers;

    ProviderSignOut(ProviderPersonStore sessions, ProviderStore providers) {
        this.sessions = sessions;
        this.providers = providers;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> after(Principal who) {
        return Optional.ofNullable(who.session())
                .flatMap(sessions::providerOf)
                .flatMap(providers::find)
                .filter(each -> each.enabled() && each.kind() == ProviderKind.OIDC)
                .map(each -> "/sso/" + who.tenant() + "/" + each.id() + "/signed-out");
    }
}
