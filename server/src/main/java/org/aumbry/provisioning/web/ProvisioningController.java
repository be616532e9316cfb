package org.aumbry.provisioning.web;

import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import org.aumbry.identity.Users;
import org.aumbry.identity.web.PeoplePicker;
import org.aumbry.identity.web.PeoplePicks;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.aumbry.networks.InstallationAddress;
import org.aumbry.provisioning.ProvisioningToken;
import org.aumbry.provisioning.ProvisioningTokens;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Administrators' page about systems that keep people and groups. */
@Controller
class ProvisioningController {

    static final String PAGE = "/admin/provisioning";

    private final ProvisioningTokens tokens;
    private final Users users;
    private final PeoplePicks picks;
    private final InstallationAddress address;
    private final Clock clock;
    private final Views views;

    ProvisioningController(
            ProvisioningTokens tokens,
            Users users,
            PeoplePicks picks,
            InstallationAddress address,
            Clock clock,
            Views views) {
        this.tokens = tokens;
        this.users = users;
        this.picks = picks;
        this.address = address;
        this.clock = clock;
        this.views = views;
    }

    @GetMapping(PAGE)
    View list(Principal who) {
        var picker = picks.one("", who.user().toString(), anyone -> true);
        return views.page(page(who, "", ProvisioningPage.Form.EMPTY, picker, FieldErrors.none()));
    }

    /** Answers with the page itself, not a redirect: the secret is shown this once and kept nowhere. */
    @PostMapping(PAGE + "/tokens")
    View issue(
            Principal who,
            Words words,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "365") String days,
            @RequestParam(defaultValue = "") String heir,
            @RequestParam(defaultValue = "") String find,
            @RequestParam(defaultValue = "") String finding) {
        var form = new ProvisioningPage.Form(name, days);
        var picker = picks.one(find, heir.isEmpty() ? who.user().toString() : heir, anyone -> true);
        if (!finding.isEmpty()) {
            return views.page(page(who, "", form, picker, FieldErrors.none()));
        }
        try {
            int life = days.matches("[0-9]{1,5}") ? Integer.parseInt(days) : 0;
            var successor = heir.isEmpty() ? who.user() : UserId.parse(heir);
            var issued = tokens.issue(who, name, life, successor);
            return views.page(HttpStatus.CREATED, page(
                    who, issued.secret(), ProvisioningPage.Form.EMPTY, picker, FieldErrors.none()));
        } catch (Refusal refusal) {
            if (refusal.code() != Refusal.Code.INVALID && refusal.code() != Refusal.Code.OVER_LIMIT) {
                throw refusal;
            }
            return views.page(HttpStatus.UNPROCESSABLE_CONTENT, page(
                    who, "", form, picker, FieldErrors.of(words, refusal)));
        }
    }

    @PostMapping(PAGE + "/tokens/{id}/revoke")
    View revoke(Principal who, Words words, @PathVariable String id) {
        tokens.revoke(who, Identifiers.parse(id));
        return views.seeOther(PAGE, Toast.of(words.t("provisioning.revoked")));
    }

    private ProvisioningPage page(
            Principal who, String secret, ProvisioningPage.Form form, PeoplePicker heirs, FieldErrors errors) {
        var known = tokens.list(who);
        var named = new HashSet<UserId>();
        known.forEach(token -> {
            named.add(token.madeBy());
            named.add(token.heir());
        });
        var names = users.names(named);
        return new ProvisioningPage(
                address.base() + "/scim/v2",
                known.stream().map(token -> row(token, names)).toList(),
                secret,
                form,
                heirs,
                errors);
    }

    private ProvisioningPage.Row row(ProvisioningToken token, Map<UserId, String> names) {
        return new ProvisioningPage.Row(
                token.id().toString(),
                token.name(),
                names.getOrDefault(token.madeBy(), ""),
                names.getOrDefault(token.heir(), ""),
                token.expiresAt(),
                token.lastUsedAt(),
                !token.expiresAt().isAfter(clock.instant()));
    }
}
