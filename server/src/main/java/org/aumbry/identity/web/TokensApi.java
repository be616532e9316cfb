package org.aumbry.identity.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.aumbry.identity.AccessToken;
import org.aumbry.identity.Tokens;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own tokens as JSON. Making one needs a signed-in person, so this works from a page's script only. */
@RestController
@RequestMapping("/api/v1/tokens")
class TokensApi {

    private static final int USUAL_DAYS = 90;

    private final Tokens tokens;

    TokensApi(Tokens tokens) {
        this.tokens = tokens;
    }

    /** @param secret only in the answer to making it */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TokenJson(
            String id,
            String name,
            List<String> scopes,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant lastUsedAt,
            @Nullable String secret) {

        @Override
        public String toString() {
            return "token " + id;
        }
    }

    record TokenDraft(@Nullable String name, @Nullable Set<String> scopes, @Nullable Integer days) {}

    @GetMapping
    Items<TokenJson> list(Principal who) {
        return Items.all(tokens.list(who).stream().map(each -> json(each, null)).toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    TokenJson issue(Principal who, @RequestBody TokenDraft draft) {
        var name = draft.name();
        var scopes = draft.scopes();
        var days = draft.days();
        var life = Duration.ofDays(days == null ? USUAL_DAYS : days);
        var issued = tokens.issue(who, name == null ? "" : name, scopes == null ? Set.of() : scopes, life);
        return json(issued.token(), issued.secret());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(Principal who, @PathVariable String id) {
        tokens.revoke(who, Identifiers.parse(id));
    }

    private static TokenJson json(AccessToken token, @Nullable String secret) {
        return new TokenJson(
                token.id().toString(),
                token.name(),
                token.scopes().stream().sorted().toList(),
                token.createdAt(),
                token.expiresAt(),
                token.lastUsedAt(),
                secret);
    }
}
