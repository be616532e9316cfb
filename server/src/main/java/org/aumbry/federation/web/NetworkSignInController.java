package org.aumbry.federation.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.aumbry.federation.Departures;
import org.aumbry.kernel.Refusal;
import org.aumbry.networks.Networks;
import org.aumbry.web.Paths;
import org.aumbry.web.Views;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The sign-in address that a network gives to its people: shows its own ways in, and knows nothing of persons. */
@Controller
class NetworkSignInController {

    private final Networks networks;
    private final Departures departures;
    private final Views views;

    NetworkSignInController(Networks networks, Departures departures, Views views) {
        this.networks = networks;
        this.departures = departures;
        this.views = views;
    }

    @GetMapping("/sign-in/{network:[a-z0-9-]+}")
    View form(@PathVariable String network, @RequestParam(defaultValue = "/") String next) {
        var tenant = networks.bySlug(network).orElseThrow(Refusal::notFound);
        var onward = "?next=" + URLEncoder.encode(Paths.local(next), StandardCharsets.UTF_8);
        var offers = departures.offers(tenant).stream()
                .map(each -> new Departures.Offer(each.name(), each.path() + onward))
                .toList();
        return views.page(new NetworkSignInPage(network, offers, "/sign-in" + onward));
    }
}
