package org.aumbry.networks.web;

import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.networks.Network;
import org.aumbry.networks.NetworkChange;
import org.aumbry.networks.Networks;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Administrators' page about the network itself. */
@Controller
class NetworkController {

    private final Networks networks;
    private final Views views;

    NetworkController(Networks networks, Views views) {
        this.networks = networks;
        this.views = views;
    }

    @GetMapping("/admin/network")
    View network(Principal who) {
        networks.requireAdministrator(who, "network.open");
        return views.page(page(networks.current(), FieldErrors.none()));
    }

    @PostMapping("/admin/network")
    View change(
            Principal who,
            Words words,
            @RequestParam(defaultValue = "") String network,
            @RequestParam(defaultValue = "en") String language) {
        try {
            networks.change(who, new NetworkChange(network, language));
            return views.seeOther("/admin/network", Toast.of(words.t("networks.saved")));
        } catch (Refusal refusal) {
            if (refusal.code() != Refusal.Code.INVALID) {
                throw refusal;
            }
            return views.page(
                    HttpStatus.UNPROCESSABLE_CONTENT, page(networks.current(), FieldErrors.of(words, refusal)));
        }
    }

    private static NetworkPage page(Network network, FieldErrors errors) {
        return new NetworkPage(
                network.name(),
                network.slug(),
                network.language(),
                network.createdAt(),
                errors);
    }
}
