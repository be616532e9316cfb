package org.aumbry.identity;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.UUID;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Personal access tokens: what a person's own programs show to act for them through the API, within limits. */
@Service
public class Tokens {

    private static final String AUDIT = "audit";
    private static final Set<String> GIVEN = Set.of("read", "write", "admin", AUDIT);

    private final TokenStore store;
    private final UserStore users;
    private final IdentitySettings settings;
    private final Administrators administrators;
    private final StepUp stepUp;
    private final Journal journal;
    private final Here here;

    Tokens(
            TokenStore store,
            UserStore users,
            IdentitySettings settings,
            Administrators administrators,
            StepUp stepUp,
            Journal journal,
            Here here) {
        this.store = store;
        this.users = users;
        this.settings = settings;
        this.administrators = administrators;
        this.stepUp = stepUp;
        this.journal = journal;
        this.here = here;
    }

    /** Who holds the token; empty when it is expired, revoked, unknown, or its person may no longer come in. */
    @Transactional
    Optional<Recognised> recognise(OpaqueToken given, Origin origin) {
        var now = here.now();
        var found = store.byHash(given.hash(), now);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var token = found.get();
        var used = token.lastUsedAt();
        if (used == null || SessionRules.seenIsOld(used, now)) {
            store.used(token.id(), now);
        }
        return users.find(token.user())
                .filter(User::active)
                .map(user -> new Recognised(principal(user, token, origin.address()), user));
    }

    /** Whether the token that asks still counts. */
    @Transactional(readOnly = true)
    boolean counts(Principal who) {
        var id = who.token();
        return id != null && store.counts(id, here.now());
    }

    /** The person's own tokens, expired ones included until they are revoked. */
    @Transactional(readOnly = true)
    public List<AccessToken> list(Principal who) {
        return store.ofUser(who.user());
    }

    /** Everyone's tokens, the newest first, at most 500. For administrators. */
    @Transactional(readOnly = true)
    public List<AccessToken> listAll(Principal who) {
        administrators.require(who, "token.list");
        return store.all();
    }

    /**
     * Makes a token for oneself. Only a signed-in person can: a token can't beget tokens.
     *
     * @param scopes some of {@code read}, {@code write}, {@code admin}, {@code audit}; the last only for full
     *     administrators, the one before for whoever administers something
     */
    @Transactional
    public IssuedToken issue(Principal who, String name, Set<String> scopes, Duration life) {
        if (who.session() == null) {
            throw Refusal.denied();
        }
        stepUp.require(who);
        boolean known = !scopes.isEmpty() && GIVEN.containsAll(scopes);
        boolean own = (!scopes.contains("admin") || who.administers()) && (!scopes.contains(AUDIT) || who.admin());
        if (!known || !own) {
            throw Refusal.invalid("scopes", "identity.token.scopes");
        }
        if (life.isNegative() || life.isZero() || life.compareTo(settings.tokenLifeLimit()) > 0) {
            throw Refusal.invalid("days", "identity.token.life", settings.tokenLifeLimit().toDays());
        }
        var secret = here.accessToken();
        var tidy = ProfileRules.name("name", name);
        var token = new AccessToken(here.id(), who.user(), tidy, Set.copyOf(scopes), here.now(), here.now().plus(life),
                null);
        store.add(token, secret.hash());
        var details = Map.of("scopes", String.join(" ", new TreeSet<>(scopes)));
        journal.record(who, "token.add", new ObjectRef("token", token.id()), details);
        return new IssuedToken(token, secret.text());
    }

    @Transactional
    public void revoke(Principal who, UUID id) {
        if (!store.revoke(who.user(), id, here.now())) {
            throw Refusal.notFound();
        }
        journal.record(who, "token.revoke", new ObjectRef("token", id));
    }

    /** Revokes anyone's token. For administrators. */
    @Transactional
    public void revokeAny(Principal who, UUID id) {
        administrators.require(who, "token.revoke");
        if (store.revokeAny(id, here.now())) {
            journal.record(who, "token.revoke", new ObjectRef("token", id));
        }
    }

    private Principal principal(User user, AccessToken token, String address) {
        boolean administering = token.scopes().contains("admin");
        return new Principal(
                here.tenant(),
                user.id(),
                user.role() == Role.GUEST,
                user.role() == Role.ADMIN && administering,
                null,
                token.id(),
                scopes(user, token),
                address,
                Principal.Proof.NONE,
                administering ? administrators.areas(user) : Set.of());
    }

    /** A token for audits counts as long as its person administers the network. */
    private static Set<String> scopes(User user, AccessToken token) {
        return user.role() == Role.ADMIN
                ? token.scopes()
                : token.scopes().stream().filter(scope -> !scope.equals(AUDIT)).collect(Collectors.toSet());
    }
}
