package org.aumbry.federation.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.aumbry.federation.Departures;
import org.aumbry.identity.SignInWay;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Offers, once an address was typed, the providers of the network that has proven the address's domain. */
@Component
@Order(30)
class ProviderOffers implements SignInWay {

    private final Departures departures;

    ProviderOffers(Departures departures) {
        this.departures = departures;
    }

    @Override
    public List<Offer> offers(String email, String next, String language) {
        var onward = "?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        return departures.offersFor(email).stream()
                .map(each -> new Offer(each.name(), each.path() + onward))
                .toList();
    }
}
