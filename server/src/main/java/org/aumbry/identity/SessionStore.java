package org.aumbry.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aumbry.data.Cell;
import org.aumbry.data.KeyScope;
import org.aumbry.data.Sealer;
import org.aumbry.kernel.Factor;
import org.aumbry.kernel.Principal.Proof;
import org.aumbry.kernel.SessionId;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SessionStore {

    private static final String TABLE = "session";

    static final String ADD = """
            insert into session
                   (id, user_id, token_hash, address_sealed, client_sealed, created_at, last_seen_at, proven_at,
                    factors, device_id, network_mac, new_device, new_network)
            select :id, :user, :hash, :address, :client, :at, :at, :proven, :factors, :device, :network, :newDevice,
                   exists (select 1 from session where user_id = :user)
                   and not exists (select 1 from session where user_id = :user and network_mac = :network)
            returning new_network
            """;

    static final String BY_HASH = """
            select id, user_id, created_at, last_seen_at, proven_at, factors,
                   exists (select 1 from admin_role_holder) as some_administer
              from session
             where token_hash = :hash
               and ended_at is null
            """;

    static final String ALL = """
            select id, user_id, address_sealed, client_sealed, created_at, last_seen_at, new_device, new_network
              from session
             where ended_at is null
             order by last_seen_at desc, id
             limit 5000
            """;

    static final String BY_ID = """
            select id, user_id, created_at, last_seen_at, proven_at, factors, false as some_administer
              from session
             where id = :id
               and ended_at is null
            """;

    static final String OF_USER = """
            select id, user_id, address_sealed, client_sealed, created_at, last_seen_at, new_device, new_network
              from session
             where user_id = :user
               and ended_at is null
             order by last_seen_at desc, id
             limit 500
            """;

    static final String OPEN = """
            select exists (select 1
                             from session
                            where id = :id
                              and ended_at is null)
            """;

    static final String SEEN = """
            update session
               set last_seen_at = :at
             where id = :id
               and ended_at is null
            """;

    static final String PROVE = """
            update session
               set token_hash = :hash,
                   proven_at = :at,
                   factors = :factors
             where id = :id
               and ended_at is null
            """;

    static final String ADD_FACTOR = """
            update session
               set factors = array_append(factors, cast(:factor as text))
             where id = :id
               and not (factors @> array[cast(:factor as text)])
            """;

    static final String END = """
            update session
               set ended_at = :at
             where id = :id
               and user_id = :user
               and ended_at is null
            """;

    static final String END_ALL = """
            update session
               set ended_at = :at
             where user_id = :user
               and ended_at is null
               and (cast(:except as uuid) is null or id <> :except)
            """;

    static final String REVOKE_TOKENS = """
            update access_token
               set revoked_at = :at
             where user_id = :user
               and revoked_at is null
            """;

    static final String FORGET = """
            delete from session
             where ended_at < :before
                or last_seen_at < :before
            """;

    private final JdbcClient db;
    private final Sealer sealer;

    SessionStore(JdbcClient db, Sealer sealer) {
        this.db = db;
        this.sealer = sealer;
    }

    /**
     * A sign-in about to be written down.
     *
     * @param hash of its token
     */
    record Fresh(
            SessionId id,
            UserId user,
            byte[] hash,
            Proof proof,
            Origin origin,
            @Nullable UUID device,
            boolean newDevice) {}

    /** Writes it down; whether the person was never seen in that network range before, but elsewhere. */
    boolean add(Fresh fresh, Instant now) {
        var proven = fresh.proof().at();
        return db.sql(ADD)
                .param("id", fresh.id().value())
                .param("user", fresh.user().value())
                .param("hash", fresh.hash())
                .param("address", seal(fresh.user(), fresh.id(), "address_sealed", fresh.origin().address()))
                .param("client", seal(fresh.user(), fresh.id(), "client_sealed", fresh.origin().agent()))
                .param("at", utc(now))
                .param("proven", proven == null ? null : utc(proven), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("factors", stored(fresh.proof()))
                .param("device", fresh.device(), java.sql.Types.OTHER)
                .param("network", sealer.mac(TABLE, "network_mac", ClientNetwork.of(fresh.origin().address())))
                .param("newDevice", fresh.newDevice())
                .query(Boolean.class)
                .single();
    }

    Optional<Live> byHash(byte[] hash) {
        return db.sql(BY_HASH).param("hash", hash).query(SessionStore::live).optional();
    }

    boolean open(SessionId id) {
        return db.sql(OPEN).param("id", id.value()).query(Boolean.class).single();
    }

    List<Kept> all() {
        return db.sql(ALL).query(this::kept).list();
    }

    Optional<Live> byId(SessionId id) {
        return db.sql(BY_ID).param("id", id.value()).query(SessionStore::live).optional();
    }

    List<Kept> ofUser(UserId user) {
        return db.sql(OF_USER).param("user", user.value()).query(this::kept).list();
    }

    void seen(SessionId id, Instant now) {
        db.sql(SEEN).param("id", id.value()).param("at", utc(now)).update();
    }

    /** Notes a fresh look at the person; the session goes on under another token. */
    boolean prove(SessionId id, byte[] hash, Proof proof, Instant now) {
        return db.sql(PROVE)
                .param("id", id.value())
                .param("hash", hash)
                .param("at", utc(now))
                .param("factors", stored(proof))
                .update() == 1;
    }

    void addFactor(SessionId id, Factor factor) {
        db.sql(ADD_FACTOR).param("id", id.value()).param("factor", factor.stored()).update();
    }

    boolean end(UserId user, SessionId id, Instant now) {
        return db.sql(END).param("id", id.value()).param("user", user.value()).param("at", utc(now)).update() == 1;
    }

    /** Ends a person's sessions, all or all but one; how many there were. */
    int endAll(UserId user, @Nullable SessionId except, Instant now) {
        return db.sql(END_ALL)
                .param("user", user.value())
                .param("except", except == null ? null : except.value(), java.sql.Types.OTHER)
                .param("at", utc(now))
                .update();
    }

    void revokeTokens(UserId user, Instant now) {
        db.sql(REVOKE_TOKENS).param("user", user.value()).param("at", utc(now)).update();
    }

    int forget(Instant before) {
        return db.sql(FORGET).param("before", utc(before)).update();
    }

    /**
     * What the gate needs of a session.
     *
     * @param someAdminister whether anyone at all holds an administrative role; only where it was asked
     */
    record Live(
            SessionId id, UserId user, Instant createdAt, Instant lastSeenAt, Proof proof, boolean someAdminister) {}

    private static Live live(ResultSet row, int number) throws SQLException {
        var proven = row.getObject("proven_at", OffsetDateTime.class);
        var factors = Stream.of((String[]) row.getArray("factors").getArray())
                .flatMap(each -> Factor.of(each).stream())
                .collect(Collectors.toSet());
        return new Live(
                new SessionId(row.getObject("id", UUID.class)),
                new UserId(row.getObject("user_id", UUID.class)),
                instant(row, "created_at"),
                instant(row, "last_seen_at"),
                new Proof(factors, proven == null ? null : proven.toInstant()),
                row.getBoolean("some_administer"));
    }

    private static String[] stored(Proof proof) {
        return proof.factors().stream().map(Factor::stored).sorted().toArray(String[]::new);
    }

    /** A session as it is written down. */
    record Kept(
            SessionId id,
            UserId user,
            String client,
            String address,
            Instant createdAt,
            Instant lastSeenAt,
            boolean newDevice,
            boolean newNetwork) {}

    private Kept kept(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Kept(
                new SessionId(id),
                new UserId(row.getObject("user_id", UUID.class)),
                sealer.open(new Cell(TABLE, id, "client_sealed"), row.getBytes("client_sealed"), ""),
                sealer.open(new Cell(TABLE, id, "address_sealed"), row.getBytes("address_sealed"), ""),
                instant(row, "created_at"),
                instant(row, "last_seen_at"),
                row.getBoolean("new_device"),
                row.getBoolean("new_network"));
    }

    private byte[] seal(UserId user, SessionId id, String column, String plain) {
        return sealer.seal(KeyScope.person(user), new Cell(TABLE, id.value(), column), plain);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
