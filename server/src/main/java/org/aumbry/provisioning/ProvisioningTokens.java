package org.aumbry.provisioning;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.aumbry.crypto.Ids;
import org.aumbry.crypto.Randomness;
import org.aumbry.identity.Administrators;
import org.aumbry.identity.Origin;
import org.aumbry.identity.Recognised;
import org.aumbry.identity.Role;
import org.aumbry.identity.User;
import org.aumbry.identity.Users;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tokens of systems that keep people and groups: made and revoked by administrators, good for SCIM alone. */
@Service
public class ProvisioningTokens {

    public static final int MOST_DAYS = 730;

    private static final int MOST = 20;
    private static final int LONGEST_NAME = 120;
    private static final Duration USE_NOTED = Duration.ofMinutes(1);
    private static final Set<String> SCOPES = Set.of("read", "write", "admin");

    private final ProvisioningTokenStore store;
    private final Users users;
    private final Administrators administrators;
    private final Journal journal;
    private final Randomness randomness;
    private final Ids ids;
    private final Clock clock;

    ProvisioningTokens(
            ProvisioningTokenStore store,
            Users users,
            Administrators administrators,
            Journal journal,
            Randomness randomness,
            Ids ids,
            Clock clock) {
        this.store = store;
        this.users = users;
        this.administrators = administrators;
        this.journal = journal;
        this.randomness = randomness;
        this.ids = ids;
        this.clock = clock;
    }

    /** A token just made, with the secret that is shown this once. */
    public record Issued(ProvisioningToken token, String secret) {

        @Override
        public String toString() {
            return token.toString();
        }
    }

    /** Tokens not revoked, expired ones too; at most 100. */
    @Transactional(readOnly = true)
    public List<ProvisioningToken> list(Principal who) {
        administrators.require(who, "provisioning.list");
        return store.list();
    }

    /** Makes a token. Only a signed-in administrator can: a token can't beget tokens. */
    @Transactional
    public Issued issue(Principal who, String name, int days, UserId heir) {
        administrators.require(who, "provisioning.add-token");
        if (who.token() != null) {
            throw Refusal.denied();
        }
        var tidy = name.strip();
        if (tidy.isEmpty() || tidy.length() > LONGEST_NAME) {
            throw Refusal.invalid("name", "provisioning.refusal.name", LONGEST_NAME);
        }
        if (days < 1 || days > MOST_DAYS) {
            throw Refusal.invalid("days", "provisioning.refusal.days", MOST_DAYS);
        }
        if (users.find(heir).filter(User::active).filter(user -> user.role() != Role.GUEST).isEmpty()) {
            throw Refusal.invalid("heir", "provisioning.refusal.heir");
        }
        if (store.list().size() >= MOST) {
            throw Refusal.of(Refusal.Code.OVER_LIMIT, "provisioning.refusal.many", MOST);
        }
        var secret = ProvisioningSecret.issue(who.tenant(), randomness);
        var token = new ProvisioningToken(
                ids.next(), tidy, who.user(), heir, now(), now().plus(Duration.ofDays(days)), null);
        store.add(token, secret.hash());
        journal.record(who, "provisioning.add-token", ref(token.id()), Map.of("days", String.valueOf(days)));
        return new Issued(token, secret.text());
    }

    @Transactional
    public void revoke(Principal who, UUID id) {
        administrators.require(who, "provisioning.revoke-token");
        if (!store.revoke(id, now())) {
            throw Refusal.notFound();
        }
        journal.record(who, "provisioning.revoke-token", ref(id));
    }

    /**
     * Who gets what people leave behind whom the client removes; the administrator it stands on when that one is gone.
     */
    @Transactional(readOnly = true)
    UserId heir(Principal who) {
        var token = who.token();
        return token == null
                ? who.user()
                : store.find(token).map(ProvisioningToken::heir)
                        .filter(heir -> users.find(heir).filter(User::active).isPresent())
                        .orElse(who.user());
    }

    /** Whom the token stands for; empty when it is over, unknown, or its maker is no administrator any more. */
    @Transactional
    Optional<Recognised> recognise(ProvisioningSecret secret, Origin origin) {
        var found = store.byHash(secret.hash(), now());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var token = found.get();
        var used = token.lastUsedAt();
        if (used == null || used.plus(USE_NOTED).isBefore(now())) {
            store.used(token.id(), now());
        }
        return users.find(token.madeBy())
                .filter(user -> user.active() && user.role() == Role.ADMIN)
                .map(user -> new Recognised(
                        new Principal(
                                secret.tenant(), user.id(), false, true, null, token.id(), SCOPES, origin.address()),
                        user));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static ObjectRef ref(UUID id) {
        return new ObjectRef("token", id);
    }
}
