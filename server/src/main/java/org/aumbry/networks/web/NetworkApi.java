package org.aumbry.networks.web;

import java.time.Instant;
import org.aumbry.kernel.Principal;
import org.aumbry.networks.Network;
import org.aumbry.networks.NetworkChange;
import org.aumbry.networks.Networks;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The network as JSON, for its administrators. */
@RestController
class NetworkApi {

    private final Networks networks;

    NetworkApi(Networks networks) {
        this.networks = networks;
    }

    record NetworkJson(
            String id,
            String name,
            String slug,
            String language,
            Instant createdAt) {}

    /** Members that are absent stay as they are. */
    record NetworkPatch(
            @Nullable String name,
            @Nullable String language) {}

    @GetMapping("/api/v1/network")
    NetworkJson get(Principal who) {
        networks.requireAdministrator(who, "network.open");
        return json(networks.current());
    }

    @PatchMapping("/api/v1/network")
    NetworkJson change(Principal who, @RequestBody NetworkPatch patch) {
        networks.requireAdministrator(who, "network.change");
        var now = networks.current();
        var name = patch.name();
        var language = patch.language();
        return json(networks.change(who, new NetworkChange(
                name == null ? now.name() : name,
                language == null ? now.language() : language)));
    }

    private static NetworkJson json(Network network) {
        return new NetworkJson(
                network.id().toString(),
                network.name(),
                network.slug(),
                network.language(),
                network.createdAt());
    }
}
