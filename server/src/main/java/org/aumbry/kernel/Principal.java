package org.aumbry.kernel;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking, authenticated. Built by the gate once for each request and never from anything a request merely says.
 *
 * @param guest true for people who see only what was shared with them, never what "everyone" may see
 * @param admin true for administrators of the network; administering gives no right to read content
 * @param session the sign-in this came through; null for a personal access token and for the system itself
 * @param token the personal access token this came through; null for a session
 * @param scopes what a token may be used for ({@code read}, {@code write}, {@code admin}); all three for a session
 * @param address the client's address as text, as found through trusted proxies; empty for the system itself
 * @param proof how the person behind a session has shown who they are; nothing for a token and for the system itself
 */
public record Principal(
        TenantId tenant,
        UserId user,
        boolean guest,
        boolean admin,
        @Nullable SessionId session,
        @Nullable UUID token,
        Set<String> scopes,
        String address,
        Proof proof) {

    /**
     * What a person has shown.
     *
     * @param factors everything shown in this sign-in
     * @param at when the person was last looked at strongly; null when they never were
     */
    public record Proof(Set<Factor> factors, @Nullable Instant at) {

        public static final Proof NONE = new Proof(Set.of(), null);

        public Proof {
            factors = Set.copyOf(factors);
        }
    }

    /** Someone who has shown nothing beside what brought them here. */
    public Principal(
            TenantId tenant,
            UserId user,
            boolean guest,
            boolean admin,
            @Nullable SessionId session,
            @Nullable UUID token,
            Set<String> scopes,
            String address) {
        this(tenant, user, guest, admin, session, token, scopes, address, Proof.NONE);
    }

    /** Stands for what the product itself does for a person: seeding, background reading. No session, no address. */
    public static Principal system(TenantId tenant, UserId onBehalfOf) {
        return new Principal(tenant, onBehalfOf, false, false, null, null, Set.of("read", "write", "admin"), "");
    }

    @Override
    public String toString() {
        return "principal " + user + " of " + tenant;
    }
}
