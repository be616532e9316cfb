package org.aumbry.identity.web;

import java.time.Instant;
import java.util.List;
import org.aumbry.identity.FactorDemands;
import org.aumbry.identity.FreshLook;
import org.aumbry.identity.Passkey;
import org.aumbry.kernel.Factor;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * One's own factors as JSON: seen with a token, changed only by a person who was just looked at. Passkeys and apps are
 * added on the page, where the browser can ask for them.
 */
@RestController
@RequestMapping("/api/v1/me/factors")
class MyFactorsApi {

    private final SecurityController.Own own;
    private final FactorDemands demands;
    private final FreshLook look;

    MyFactorsApi(SecurityController.Own own, FactorDemands demands, FreshLook look) {
        this.own = own;
        this.demands = demands;
        this.look = look;
    }

    record Factors(boolean password, boolean authenticatorApp, int recoveryCodesLeft, List<PasskeyJson> passkeys) {}

    record PasskeyJson(
            String id, String name, boolean backedUp, Instant createdAt, @Nullable Instant lastUsedAt) {}

    record PasskeyChange(@Nullable String name) {}

    @GetMapping
    Factors list(Principal who) {
        return new Factors(
                look.asked(who).password(),
                demands.has(who).contains(Factor.TOTP),
                own.codes().left(who),
                own.passkeys().list(who).stream().map(MyFactorsApi::json).toList());
    }

    @PatchMapping("/passkeys/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void rename(Principal who, @PathVariable String id, @RequestBody PasskeyChange change) {
        own.passkeys().rename(who, Identifiers.parse(id), change.name() == null ? "" : change.name());
    }

    @DeleteMapping("/passkeys/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removePasskey(Principal who, @PathVariable String id) {
        own.passkeys().remove(who, Identifiers.parse(id));
    }

    @DeleteMapping("/authenticator-app")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeApp(Principal who) {
        own.app().remove(who);
    }

    private static PasskeyJson json(Passkey passkey) {
        return new PasskeyJson(
                passkey.id().toString(),
                passkey.name(),
                passkey.backedUp(),
                passkey.createdAt(),
                passkey.lastUsedAt());
    }
}
