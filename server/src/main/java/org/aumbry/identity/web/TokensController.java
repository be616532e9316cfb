package org.aumbry.identity.web;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.aumbry.identity.AccessToken;
import org.aumbry.identity.Tokens;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
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

/** One's own tokens for programs. */
@Controller
class TokensController {

    private final Tokens tokens;
    private final Clock clock;
    private final Views views;

    TokensController(Tokens tokens, Clock clock, Views views) {
        this.tokens = tokens;
        this.clock = clock;
        this.views = views;
    }

    @GetMapping("/account/tokens")
    View list(Principal who, Words words) {
        return views.page(page(who, words, "", FieldErrors.none()));
    }

    /** Answers with the page itself, not a redirect: the secret is shown this once and kept nowhere. */
    @PostMapping("/account/tokens")
    View issue(
            Principal who,
            Words words,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") Set<String> scopes,
            @RequestParam(defaultValue = "90") String days) {
        try {
            var issued = tokens.issue(who, name, scopes, Duration.ofDays(number(days)));
            return views.page(HttpStatus.CREATED, page(who, words, issued.secret(), FieldErrors.none()));
        } catch (Refusal refusal) {
            if (refusal.code() != Refusal.Code.INVALID) {
                throw refusal;
            }
            return views.page(
                    HttpStatus.UNPROCESSABLE_CONTENT, page(who, words, "", FieldErrors.of(words, refusal)));
        }
    }

    @PostMapping("/account/tokens/{id}/revoke")
    View revoke(Principal who, Words words, @PathVariable String id) {
        tokens.revoke(who, Identifiers.parse(id));
        return views.seeOther(AccountTabs.TOKENS, Toast.of(words.t("identity.token.revoked")));
    }

    private TokensPage page(Principal who, Words words, String secret, FieldErrors errors) {
        List<TokensPage.Row> rows = tokens.list(who).stream().map(each -> row(words, each)).toList();
        return new TokensPage(AccountTabs.of(words, AccountTabs.TOKENS), rows, secret, who.administers(), errors);
    }

    private TokensPage.Row row(Words words, AccessToken token) {
        var scopes = new TreeSet<>(token.scopes()).stream()
                .map(scope -> words.t("identity.scope." + scope))
                .toList();
        return new TokensPage.Row(
                token.id().toString(),
                token.name(),
                String.join(", ", scopes),
                token.expiresAt(),
                token.lastUsedAt(),
                !token.expiresAt().isAfter(clock.instant()));
    }

    private static long number(String days) {
        return days.matches("[0-9]{1,5}") ? Long.parseLong(days) : 0;
    }
}
