package org.aumbry.federation;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.aumbry.identity.FreshLookWay;
import org.aumbry.identity.SignInWay;
import org.aumbry.kernel.Principal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets a provider that knows the person look at them again: signing in anew there, even if it remembers them. */
@Component
class ProviderFreshLook implements FreshLookWay {

    private final ProviderPersonStore persons;
    private final ProviderStore providers;

    ProviderFreshLook(ProviderPersonStore persons, ProviderStore providers) {
        this.persons = persons;
        this.providers = providers;
    }

    @Override
    @Transactional(readOnly = true)
    public List<SignInWay.Offer> offers(Principal who, String next) {
        var onward = "/start?fresh=true&next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        return persons.providersOf(who.user()).stream()
                .flatMap(id -> providers.find(id).stream())
                .filter(Provider::enabled)
                .map(each -> new SignInWay.Offer(each.name(), "/sso/" + who.tenant() + "/" + each.id() + onward))
                .toList();
    }
}
