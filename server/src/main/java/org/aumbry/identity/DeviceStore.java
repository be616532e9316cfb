package org.aumbry.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aumbry.data.Cell;
import org.aumbry.data.KeyScope;
import org.aumbry.data.Sealer;
import org.aumbry.kernel.Factor;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DeviceStore {

    private static final String TABLE = "device";

    static final String FIND = """
            select id
              from device
             where user_id = :user
               and device_mac = :mac
            """;

    static final String ADD = """
            insert into device
                   (id, user_id, device_mac, client_sealed, address_sealed, factors, first_seen_at, last_seen_at)
            values (:id, :user, :mac, :client, :address, :factors, :at, :at)
            """;

    static final String SEEN = """
            update device
               set client_sealed = :client,
                   address_sealed = :address,
                   factors = :factors,
                   last_seen_at = :at
             where id = :id
            """;

    static final String SEEN_BY_SESSION = """
            update device
               set last_seen_at = :at
             where id = (select device_id from session where id = :session)
               and last_seen_at < :at
            """;

    static final String ANY = """
            select exists (select 1 from device where user_id = :user)
            """;

    static final String LIST = """
            select id, user_id, name_sealed, client_sealed, address_sealed, factors, first_seen_at, last_seen_at
              from device
             where cast(:user as uuid) is null or user_id = :user
             order by last_seen_at desc, id
             limit 1000
            """;

    static final String RENAME = """
            update device
               set name_sealed = :name
             where id = :id
               and user_id = :user
            """;

    static final String REMOVE = """
            delete from device
             where id = :id
               and (cast(:user as uuid) is null or user_id = :user)
            returning user_id
            """;

    static final String END_SESSIONS = """
            update session
               set ended_at = :at
             where device_id = :id
               and ended_at is null
            """;

    static final String FORGET = """
            delete from device
             where last_seen_at < :before
            """;

    private final JdbcClient db;
    private final Sealer sealer;

    DeviceStore(JdbcClient db, Sealer sealer) {
        this.db = db;
        this.sealer = sealer;
    }

    Optional<UUID> find(UserId user, String number) {
        return db.sql(FIND)
                .param("user", user.value())
                .param("mac", mac(number))
                .query((row, index) -> row.getObject("id", UUID.class))
                .optional();
    }

    /** Whether the person has any device yet. */
    boolean any(UserId user) {
        return db.sql(ANY).param("user", user.value()).query(Boolean.class).single();
    }

    void add(UUID id, UserId user, String number, Set<Factor> shown, Origin origin, Instant now) {
        db.sql(ADD)
                .param("id", id)
                .param("user", user.value())
                .param("mac", mac(number))
                .param("client", seal(user, id, "client_sealed", origin.agent()))
                .param("address", seal(user, id, "address_sealed", origin.address()))
                .param("factors", stored(shown))
                .param("at", utc(now))
                .update();
    }

    void seen(UUID id, UserId user, Set<Factor> shown, Origin origin, Instant now) {
        db.sql(SEEN)
                .param("id", id)
                .param("client", seal(user, id, "client_sealed", origin.agent()))
                .param("address", seal(user, id, "address_sealed", origin.address()))
                .param("factors", stored(shown))
                .param("at", utc(now))
                .update();
    }

    /** Notes that the device of a session was used. */
    void seen(UUID session, Instant now) {
        db.sql(SEEN_BY_SESSION).param("session", session).param("at", utc(now)).update();
    }

    /** The devices of a person, or of everyone, the last used first. */
    List<Device> list(@Nullable UserId user) {
        return db.sql(LIST)
                .param("user", user == null ? null : user.value(), java.sql.Types.OTHER)
                .query(this::device)
                .list();
    }

    boolean rename(UserId user, UUID id, String name) {
        return db.sql(RENAME)
                .param("id", id)
                .param("user", user.value())
                .param("name", seal(user, id, "name_sealed", name))
                .update() == 1;
    }

    /** Removes a device, of that person or of whomever, and ends its sessions; whose it was. */
    Optional<UserId> remove(@Nullable UserId user, UUID id, Instant now) {
        db.sql(END_SESSIONS).param("id", id).param("at", utc(now)).update();
        return db.sql(REMOVE)
                .param("id", id)
                .param("user", user == null ? null : user.value(), java.sql.Types.OTHER)
                .query((row, number) -> new UserId(row.getObject("user_id", UUID.class)))
                .optional();
    }

    int forget(Instant before) {
        return db.sql(FORGET).param("before", utc(before)).update();
    }

    private Device device(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var name = row.getBytes("name_sealed");
        return new Device(
                id,
                new UserId(row.getObject("user_id", UUID.class)),
                name == null ? "" : sealer.open(new Cell(TABLE, id, "name_sealed"), name, ""),
                sealer.open(new Cell(TABLE, id, "client_sealed"), row.getBytes("client_sealed"), ""),
                sealer.open(new Cell(TABLE, id, "address_sealed"), row.getBytes("address_sealed"), ""),
                Stream.of((String[]) row.getArray("factors").getArray())
                        .flatMap(each -> Factor.of(each).stream())
                        .collect(Collectors.toSet()),
                row.getObject("first_seen_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_seen_at", OffsetDateTime.class).toInstant(),
                false);
    }

    private static String[] stored(Set<Factor> shown) {
        return shown.stream().map(Factor::stored).sorted().toArray(String[]::new);
    }

    private byte[] mac(String number) {
        return sealer.mac(TABLE, "device_mac", number);
    }

    private byte[] seal(UserId user, UUID id, String column, String plain) {
        return sealer.seal(KeyScope.person(user), new Cell(TABLE, id, column), plain);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
