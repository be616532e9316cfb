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
 * @param areas the parts of administering the network that someone has who is no full administrator
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
        Proof proof,
        Set<Area> areas) {

    public Principal {
        areas = Set.copyOf(areas);
    }

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

    /** Someone who administers everything or nothing. */
    public Principal(
            TenantId tenant,
            UserId user,
            boolean guest,
            boolean admin,
            @Nullable SessionId session,
            @Nullable UUID token,
            Set<String> scopes,
            String address,
            Proof proof) {
        this(tenant, user, guest, admin, session, token, scopes, address, proof, Set.of());
    }

    /** Whether any part of the network is theirs to administer. */
    public boolean administers() {
        return admin || !areas.isEmpty();
    }

    public boolean administers(Area area) {
        return admin || areas.contains(area);
    }

    /** Whether an act of that name lies in what they administer; what lies in no area is for full administrators. */
    public boolean administers(String verb) {
        return admin || Area.of(verb).filter(areas::contains).isPresent();
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
