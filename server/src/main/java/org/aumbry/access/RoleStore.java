package org.aumbry.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.data.Cell;
import org.aumbry.data.KeyScope;
import org.aumbry.data.Sealer;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RoleStore {

    private static final String TABLE = "access_role";

    static final String ALL = """
            select id, name_sealed, permissions
              from access_role
             order by id
             limit 200
            """;

    static final String ONE = """
            select id, name_sealed, permissions
              from access_role
             where id = :id
            """;

    static final String ADD = """
            insert into access_role (id, name_sealed, name_mac, permissions, changed_by, changed_at)
            values (:id, :name, :mac, :permissions, :by, :at)
                on conflict do nothing
            """;

    static final String NAME_TAKEN = """
            select count(*)
              from access_role
             where name_mac = :mac
               and id <> :id
            """;

    static final String CHANGE = """
            update access_role
               set name_sealed = :name,
                   name_mac = :mac,
                   permissions = :permissions,
                   changed_by = :by,
                   changed_at = :at
             where id = :id
            """;

    static final String REMOVE = """
            delete from access_role
             where id = :id
            """;

    /** What a role no longer holds is taken from every grant made with it; nothing is ever added to one. */
    static final String NARROW = """
            update access_grant
               set permissions = permissions & :permissions
             where role_id = :role
               and effect = 'allow'
               and permissions & ~ cast(:permissions as integer) <> 0
            """;

    static final String PROFILES = """
            select user_id, role_id
              from access_profile
             where user_id = any(:users)
             limit 10000
            """;

    static final String HOLDERS = """
            select count(*)
              from access_profile
             where role_id = :role
            """;

    static final String SET_PROFILE = """
            insert into access_profile (user_id, role_id, set_by, set_at)
            values (:user, :role, :by, :at)
                on conflict (user_id) do update
               set role_id = excluded.role_id,
                   set_by = excluded.set_by,
                   set_at = excluded.set_at
            """;

    static final String CLEAR_PROFILE = """
            delete from access_profile
             where user_id = :user
            """;

    static final String CEILINGS = """
            select profile.user_id, role.permissions
              from access_profile profile
              join access_role role on role.id = profile.role_id
             limit 100000
            """;

    static final String CEILINGS_THEN = """
            with profile as (
                select user_id, role_id from access_profile where valid_from <= :at
                 union all
                select user_id, role_id from access_profile_history where valid_from <= :at and valid_to > :at
            ),
            role as (
                select id, permissions from access_role where valid_from <= :at
                 union all
                select id, permissions from access_role_history where valid_from <= :at and valid_to > :at
            )
            select profile.user_id, role.permissions
              from profile
              join role on role.id = profile.role_id
             limit 100000
            """;

    private final JdbcClient db;
    private final Sealer sealer;

    RoleStore(JdbcClient db, Sealer sealer) {
        this.db = db;
        this.sealer = sealer;
    }

    List<NamedRole> all() {
        return db.sql(ALL).query(this::role).list();
    }

    Optional<NamedRole> find(RoleId id) {
        return db.sql(ONE).param("id", id.value()).query(this::role).optional();
    }

    /** Adds the role; false when its name is taken. */
    boolean add(NamedRole role, UserId by, Instant at) {
        return write(ADD, role, by, at) == 1;
    }

    boolean nameTaken(NamedRole role) {
        return db.sql(NAME_TAKEN)
                        .param("mac", mac(role.name()))
                        .param("id", role.id().value())
                        .query(Long.class)
                        .single()
                > 0;
    }

    void change(NamedRole role, UserId by, Instant at) {
        write(CHANGE, role, by, at);
    }

    /** How many grants lost something. */
    int narrow(NamedRole role) {
        return db.sql(NARROW)
                .param("role", role.id().value())
                .param("permissions", Permission.mask(role.permissions()))
                .update();
    }

    void remove(RoleId id) {
        db.sql(REMOVE).param("id", id.value()).update();
    }

    Map<UserId, RoleId> profiles(Collection<UserId> users) {
        var profiles = new HashMap<UserId, RoleId>();
        db.sql(PROFILES)
                .param("users", users.stream().map(UserId::value).toArray(UUID[]::new))
                .query(row -> {
                    profiles.put(
                            new UserId(row.getObject("user_id", UUID.class)),
                            new RoleId(row.getObject("role_id", UUID.class)));
                });
        return profiles;
    }

    long holders(RoleId role) {
        return db.sql(HOLDERS).param("role", role.value()).query(Long.class).single();
    }

    void setProfile(UserId user, RoleId role, UserId by, Instant at) {
        db.sql(SET_PROFILE)
                .param("user", user.value())
                .param("role", role.value())
                .param("by", by.value())
                .param("at", utc(at))
                .update();
    }

    boolean clearProfile(UserId user) {
        return db.sql(CLEAR_PROFILE).param("user", user.value()).update() == 1;
    }

    Map<UserId, Integer> ceilings() {
        var ceilings = new HashMap<UserId, Integer>();
        db.sql(CEILINGS).query(row -> {
            ceilings.put(new UserId(row.getObject("user_id", UUID.class)), row.getInt("permissions"));
        });
        return ceilings;
    }

    Map<UserId, Integer> ceilingsThen(Instant at) {
        var ceilings = new HashMap<UserId, Integer>();
        db.sql(CEILINGS_THEN).param("at", utc(at)).query(row -> {
            ceilings.put(new UserId(row.getObject("user_id", UUID.class)), row.getInt("permissions"));
        });
        return ceilings;
    }

    private int write(String sql, NamedRole role, UserId by, Instant at) {
        return db.sql(sql)
                .param("id", role.id().value())
                .param("name", sealer.seal(KeyScope.CONTENT, cell(role.id().value()), role.name()))
                .param("mac", mac(role.name()))
                .param("permissions", Permission.mask(role.permissions()))
                .param("by", by.value())
                .param("at", utc(at))
                .update();
    }

    private NamedRole role(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new NamedRole(
                new RoleId(id),
                sealer.open(cell(id), row.getBytes("name_sealed")),
                Permission.of(row.getInt("permissions")));
    }

    private byte[] mac(String name) {
        return sealer.mac(TABLE, "name_mac", name.toLowerCase(Locale.ROOT));
    }

    private static Cell cell(UUID id) {
        return new Cell(TABLE, id, "name_sealed");
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
