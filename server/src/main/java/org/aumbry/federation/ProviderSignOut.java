package org.aumbry.federation;

import java.util.Optional;
import org.aumbry.federation.ProviderSettings.Ldap;
import org.aumbry.federation.ProviderSettings.Oidc;
import org.aumbry.federation.ProviderSettings.Saml;
import org.aumbry.identity.SignOutWay;
import org.aumbry.kernel.Principal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Leads whoever came in by a provider to where that can be left too. */
@Component
class ProviderSignOut implements SignOutWay {

    private final ProviderPersonStore sessions;
    private final ProviderStore providers;
    private final ExitTicket tickets;

    ProviderSignOut(ProviderPersonStore sessions, ProviderStore providers, ExitTicket tickets) {
        this.sessions = sessions;
        this.providers = providers;
        this.tickets = tickets;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> after(Principal who) {
        return Optional.ofNullable(who.session())
                .flatMap(sessions::providerOf)
                .flatMap(providers::find)
                .filter(Provider::enabled)
                .flatMap(each -> query(who, each).map(query ->
                        "/sso/" + who.tenant() + "/" + each.id() + "/signed-out" + query));
    }

    private Optional<String> query(Principal who, Provider provider) {
        return switch (provider.settings()) {
            case Oidc ignored -> Optional.of("");
            case Saml each when !each.exits().requests().isEmpty() && provider.hasSecret() ->
                    Optional.ofNullable(who.session())
                            .flatMap(sessions::exit)
                            .flatMap(SamlName::read)
                            .map(name -> "?exit=" + tickets.write(provider.id(), name));
            case Saml ignored -> Optional.empty();
            case Ldap ignored -> Optional.empty();
        };
    }
}
