package org.aumbry.identity.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.aumbry.identity.AuthenticatorApp;
import org.aumbry.identity.FactorDemands;
import org.aumbry.identity.FreshLook;
import org.aumbry.identity.Passkey;
import org.aumbry.identity.Passkeys;
import org.aumbry.identity.RecoveryCodes;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Factor;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.View;

/** One's own passkeys, authenticator app and recovery codes. */
@Controller
class SecurityController {

    private static final String APP = AccountTabs.SECURITY + "/app";

    private final Own own;
    private final FactorDemands demands;
    private final FreshLook look;
    private final Users users;
    private final Clock clock;
    private final Views views;

    SecurityController(Own own, FactorDemands demands, FreshLook look, Users users, Clock clock, Views views) {
        this.own = own;
        this.demands = demands;
        this.look = look;
        this.users = users;
        this.clock = clock;
        this.views = views;
    }

    /** What a person can have. */
    @Component
    record Own(Passkeys passkeys, AuthenticatorApp app, RecoveryCodes codes) {}

    @GetMapping("/account/security")
    View security(Principal who, Words words) {
        return views.page(page(who, words, List.of(), FieldErrors.none()));
    }

    @PostMapping("/account/security/app")
    View beginApp(Principal who) {
        own.app().begin(who);
        return views.seeOther(APP);
    }

    @GetMapping("/account/security/app")
    View app(Principal who, Words words) {
        return views.page(appPage(who, words, FieldErrors.none()));
    }

    @PostMapping("/account/security/app/confirm")
    View confirmApp(Principal who, Words words, @RequestParam(defaultValue = "") String code) {
        try {
            own.app().confirm(who, code);
        } catch (Refusal refusal) {
            if (refusal.code() != Refusal.Code.INVALID) {
                throw refusal;
            }
            return views.page(
                    HttpStatus.UNPROCESSABLE_CONTENT, appPage(who, words, FieldErrors.of(words, refusal)));
        }
        return own.codes().left(who) > 0 ? done(words, "identity.totp.added") : codes(who, words);
    }

    @PostMapping("/account/security/app/remove")
    View removeApp(Principal who, Words words) {
        own.app().remove(who);
        return done(words, "identity.totp.removed");
    }

    /** Answers with the page itself, not a redirect: the codes are shown this once and kept nowhere. */
    @PostMapping("/account/security/codes")
    View codes(Principal who, Words words) {
        var codes = own.codes().issue(who);
        return views.page(HttpStatus.CREATED, page(who, words, codes, FieldErrors.none()));
    }

    @GetMapping(path = "/account/security/passkeys/question", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String question(Principal who) {
        return own.passkeys().questionForNew(who, users.get(who.user()));
    }

    @PostMapping("/account/security/passkeys")
    View addPasskey(
            Principal who,
            Words words,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String answer) {
        try {
            own.passkeys().add(who, name, answer);
        } catch (Refusal refusal) {
            if (refusal.code() != Refusal.Code.INVALID && refusal.code() != Refusal.Code.NOT_SIGNED_IN) {
                throw refusal;
            }
            return views.page(
                    HttpStatus.UNPROCESSABLE_CONTENT, page(who, words, List.of(), FieldErrors.of(words, refusal)));
        }
        return own.codes().left(who) > 0 ? done(words, "identity.passkey.added") : codes(who, words);
    }

    @PostMapping("/account/security/passkeys/{id}/rename")
    View renamePasskey(Principal who, @PathVariable String id, @RequestParam(defaultValue = "") String name) {
        own.passkeys().rename(who, Identifiers.parse(id), name);
        return views.seeOther(AccountTabs.SECURITY);
    }

    @PostMapping("/account/security/passkeys/{id}/remove")
    View removePasskey(Principal who, Words words, @PathVariable String id) {
        own.passkeys().remove(who, Identifiers.parse(id));
        return done(words, "identity.passkey.removed");
    }

    @PostMapping("/account/security/password/remove")
    View removePassword(Principal who, Words words) {
        own.passkeys().forgetPassword(who);
        return done(words, "identity.password.removed");
    }

    private View done(Words words, String message) {
        return views.seeOther(AccountTabs.SECURITY, Toast.of(words.t(message)));
    }

    private SecurityPage page(Principal who, Words words, List<String> codes, FieldErrors errors) {
        var user = users.get(who.user());
        var owed = demands.owedUntil(user).orElse(null);
        return new SecurityPage(
                AccountTabs.of(words, AccountTabs.SECURITY),
                user.email(),
                look.asked(who).password(),
                demands.has(who).contains(Factor.TOTP),
                own.passkeys().list(who).stream().map(SecurityController::row).toList(),
                own.codes().left(who),
                codes,
                owed,
                owed != null && !clock.instant().isBefore(owed),
                errors);
    }

    private AppPage appPage(Principal who, Words words, FieldErrors errors) {
        var secret = own.app().pending(who).orElseThrow(Refusal::notFound);
        var user = users.get(who.user());
        var address = "otpauth://totp/Aumbry:" + encoded(user.email()) + "?secret=" + secret + "&issuer=Aumbry";
        var inFours = secret.replaceAll("(.{4})(?!$)", "$1 ");
        return new AppPage(AccountTabs.of(words, AccountTabs.SECURITY), inFours, QrCode.of(address), errors);
    }

    private static SecurityPage.Row row(Passkey passkey) {
        return new SecurityPage.Row(
                passkey.id().toString(),
                passkey.name(),
                passkey.backedUp(),
                passkey.createdAt(),
                passkey.lastUsedAt());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
