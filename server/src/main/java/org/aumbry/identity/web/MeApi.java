package org.aumbry.identity.web;

import org.aumbry.identity.Preferences;
import org.aumbry.identity.User;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Principal;
import org.aumbry.networks.Networks;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** One's own account as JSON. */
@RestController
class MeApi {

    private final Users users;
    private final Networks networks;

    MeApi(Users users, Networks networks) {
        this.users = users;
        this.networks = networks;
    }

    record Me(
            String id,
            String name,
            String email,
            String role,
            String language,
            String theme,
            boolean shortcuts,
            NetworkJson network) {}

    record NetworkJson(String id, String name, String slug) {}

    /** Members that are absent stay as they are. */
    record MeChange(
            @Nullable String name, @Nullable String language, @Nullable String theme, @Nullable Boolean shortcuts) {}

    @GetMapping("/api/v1/me")
    Me me(Principal who) {
        return me(users.get(who.user()));
    }

    @PatchMapping("/api/v1/me")
    Me change(Principal who, @RequestBody MeChange change) {
        var user = users.get(who.user());
        var now = user.preferences();
        var wanted = new Preferences(
                or(change.language(), now.language()),
                or(change.theme(), now.theme()),
                or(change.shortcuts(), now.shortcuts()));
        return me(users.changeProfile(who, or(change.name(), user.name()), wanted));
    }

    private Me me(User user) {
        var wishes = user.preferences();
        var network = networks.current();
        return new Me(
                user.id().toString(),
                user.name(),
                user.email(),
                user.role().stored(),
                wishes.language(),
                wishes.theme(),
                wishes.shortcuts(),
                new NetworkJson(network.id().toString(), network.name(), network.slug()));
    }

    private static <T> T or(@Nullable T wanted, T now) {
        return wanted == null ? now : wanted;
    }
}
