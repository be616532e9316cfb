package org.aumbry.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.aumbry.data.Cell;
import org.aumbry.data.KeyScope;
import org.aumbry.data.Sealer;
import org.aumbry.kernel.Area;
import org.aumbry.kernel.GroupId;
import org.aumbry.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AdminRoleStore {

    private static final String TABLE = "admin_role";

    static final String ALL = """
            select id, name_sealed, areas
              from admin_role
             order by id
             limit 200
            """;

    static final String ONE = """
            select id, name_sealed, areas
              from admin_role
             where id = :id
            """;

    static final String ADD = """
            insert into admin_role (id, name_sealed, name_mac, areas, changed_by, changed_at)
            values (:id, :name, :mac, :areas, :by, :at)
                on conflict do nothing
            """;

    static final String CHANGE = """
            update admin_role
               set name_sealed = :name,
                   name_mac = :mac,
                   areas = :areas,
                   changed_by = :by,
                   changed_at = :at
             where id = :id
               and not exists (select 1 from admin_role other where other.name_mac = :mac and other.id <> :id)
            """;

    static final String REMOVE = """
            delete from admin_role
             where id = :id
            """;

    static final String HOLDERS = """
            select id, role_id, user_id, group_id
              from admin_role_holder
             order by role_id, id
             limit 5000
            """;

    static final String HOLDER = """
            select id, role_id, user_id, group_id
              from admin_role_holder
             where id = :id
            """;

    static final String GIVE = """
            insert into admin_role_holder (id, role_id, user_id, group_id, given_by, given_at)
            values (:id, :role, :user, :group, :by, :at)
                on conflict on constraint admin_role_holder_once do nothing
            """;

    static final String TAKE = """
            delete from admin_role_holder
             where id = :id
            """;

    /** What a person holds themselves and through groups, however deep these stand in each other. */
    static final String OF_USER = """
            with recursive around (id) as (
                select group_id
                  from group_member
                 where user_id = :user
                 union
                select member.group_id
                  from group_member member
                  join around on member.nested_group_id = around.id
            )
            select holder.id, holder.role_id, holder.user_id, holder.group_id
              from admin_role_holder holder
             where holder.user_id = :user
                or holder.group_id in (select id from around)
             order by holder.id
             limit 1000
            """;

    static final String AREAS_OF_USER = """
            with recursive around (id) as (
                select group_id
                  from group_member
                 where user_id = :user
                 union
                select member.group_id
                  from group_member member
                  join around on member.nested_group_id = around.id
            )
            select coalesce(bit_or(role.areas), 0)
              from admin_role_holder holder
              join admin_role role on role.id = holder.role_id
             where holder.user_id = :user
                or holder.group_id in (select id from around)
            """;

    /** People who hold an area themselves or through groups, however deep these stand in each other. */
    static final String HOLDERS_OF_AREA = """
            with recursive holding (user_id, group_id) as (
                select holder.user_id, holder.group_id
                  from admin_role_holder holder
                  join admin_role role on role.id = holder.role_id
                 where role.areas & :area <> 0
                 union
                select member.user_id, member.nested_group_id
                  from group_member member
                  join holding on member.group_id = holding.group_id
            )
            select distinct user_id
              from holding
             where user_id is not null
             order by user_id
             limit :limit
            """;

    /** What whoever comes into the group gets by it. */
    static final String AREAS_OF_GROUP = """
            with recursive around (id) as (
                select cast(:group as uuid)
                 union
                select member.group_id
                  from group_member member
                  join around on member.nested_group_id = around.id
            )
            select coalesce(bit_or(role.areas), 0)
              from admin_role_holder holder
              join admin_role role on role.id = holder.role_id
             where holder.group_id in (select id from around)
            """;

    private final JdbcClient db;
    private final Sealer sealer;

    AdminRoleStore(JdbcClient db, Sealer sealer) {
        this.db = db;
        this.sealer = sealer;
    }

    List<UserId> holdersOf(Area area, int limit) {
        return db.sql(HOLDERS_OF_AREA)
                .param("area", area.bit())
                .param("limit", limit)
                .query((row, number) -> new UserId(row.getObject("user_id", UUID.class)))
                .list();
    }

    List<AdminRole> all() {
        return db.sql(ALL).query(this::role).list();
    }

    Optional<AdminRole> find(AdminRoleId id) {
        return db.sql(ONE).param("id", id.value()).query(this::role).optional();
    }

    /** False when the name is taken. */
    boolean add(AdminRole role, UserId by, Instant at) {
        return write(ADD, role, by, at);
    }

    /** False when the name is taken. */
    boolean change(AdminRole role, UserId by, Instant at) {
        return write(CHANGE, role, by, at);
    }

    void remove(AdminRoleId id) {
        db.sql(REMOVE).param("id", id.value()).update();
    }

    List<AdminRoleHolder> holders() {
        return db.sql(HOLDERS).query(AdminRoleStore::holder).list();
    }

    Optional<AdminRoleHolder> holder(UUID id) {
        return db.sql(HOLDER).param("id", id).query(AdminRoleStore::holder).optional();
    }

    /** False when they hold it already. */
    boolean give(AdminRoleHolder holder, UserId by, Instant at) {
        var user = holder.user();
        var group = holder.group();
        return db.sql(GIVE)
                        .param("id", holder.id())
                        .param("role", holder.role().value())
                        .param("user", user == null ? null : user.value(), Types.OTHER)
                        .param("group", group == null ? null : group.value(), Types.OTHER)
                        .param("by", by.value())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void take(UUID id) {
        db.sql(TAKE).param("id", id).update();
    }

    List<AdminRoleHolder> of(UserId user) {
        return db.sql(OF_USER).param("user", user.value()).query(AdminRoleStore::holder).list();
    }

    Set<Area> areas(UserId user) {
        return Area.of(db.sql(AREAS_OF_USER).param("user", user.value()).query(Integer.class).single());
    }

    Set<Area> areas(GroupId group) {
        return Area.of(db.sql(AREAS_OF_GROUP).param("group", group.value()).query(Integer.class).single());
    }

    private boolean write(String sql, AdminRole role, UserId by, Instant at) {
        return db.sql(sql)
                        .param("id", role.id().value())
                        .param("name", sealer.seal(KeyScope.CONTENT, cell(role.id().value()), role.name()))
                        .param("mac", sealer.mac(TABLE, "name_mac", role.name().toLowerCase(Locale.ROOT)))
                        .param("areas", Area.mask(role.areas()))
                        .param("by", by.value())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private AdminRole role(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new AdminRole(
                new AdminRoleId(id), sealer.open(cell(id), row.getBytes("name_sealed")), Area.of(row.getInt("areas")));
    }

    private static AdminRoleHolder holder(ResultSet row, int number) throws SQLException {
        var user = row.getObject("user_id", UUID.class);
        var group = row.getObject("group_id", UUID.class);
        return new AdminRoleHolder(
                row.getObject("id", UUID.class),
                new AdminRoleId(row.getObject("role_id", UUID.class)),
                user == null ? null : new UserId(user),
                group == null ? null : new GroupId(group));
    }

    private static Cell cell(UUID id) {
        return new Cell(TABLE, id, "name_sealed");
    }
}
