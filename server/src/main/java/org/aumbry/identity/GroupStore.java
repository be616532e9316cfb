package org.aumbry.identity;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.aumbry.data.Cell;
import org.aumbry.data.KeyScope;
import org.aumbry.data.Sealer;
import org.aumbry.kernel.GroupId;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class GroupStore {

    private static final String TABLE = "user_group";

    static final String GROUPS = """
            select id, kind, name_sealed, created_at
              from user_group
             where id = any(:ids)
             limit 10000
            """;

    static final String LIST = """
            select id, kind, name_sealed, created_at
              from user_group
             where kind = 'people'
               and (cast(:after as uuid) is null or id > :after)
             order by id
             limit :limit
            """;

    static final String ADD = """
            insert into user_group (id, kind, name_sealed, name_mac, created_at)
            values (:id, :kind, :name, :mac, :at)
                on conflict do nothing
            """;

    static final String NAME_TAKEN = """
            select count(*)
              from user_group
             where kind = 'people'
               and name_mac = :mac
               and id <> :id
            """;

    static final String RENAME = """
            update user_group
               set name_sealed = :name,
                   name_mac = :mac
             where id = :id
            """;

    static final String REMOVE = """
            delete from user_group
             where id = :id
            """;

    static final String ADD_MEMBER = """
            insert into group_member (id, group_id, user_id, nested_group_id, added_by, added_at)
            values (:id, :group, :user, :nested, :by, :at)
                on conflict on constraint group_member_once do nothing
            """;

    static final String REMOVE_USER = """
            delete from group_member
             where group_id = :group
               and user_id = :user
            """;

    static final String REMOVE_GROUP = """
            delete from group_member
             where group_id = :group
               and nested_group_id = :nested
            """;

    static final String MEMBERS = """
            select user_id, nested_group_id
              from group_member
             where group_id = :group
             order by id
             limit 10000
            """;

    /** Groups change in turn, so that two changes can't close a circle between them. */
    static final String LOCK = """
            lock table group_member in share row exclusive mode
            """;

    static final String REACHES = """
            with recursive below (id) as (
                select cast(:from as uuid)
                 union
                select member.nested_group_id
                  from group_member member
                  join below on member.group_id = below.id
                 where member.nested_group_id is not null
            )
            select exists (select 1 from below where id = :to)
            """;

    static final String GROUPS_OF = """
            with recursive around (id) as (
                select group_id
                  from group_member
                 where user_id = :user
                 union
                select member.group_id
                  from group_member member
                  join around on member.nested_group_id = around.id
            )
            select id
              from around
             limit 10000
            """;

    static final String PATHS = """
            with recursive below (id, path) as (
                select root, array[root]
                  from unnest(cast(:groups as uuid[])) as root
                 union all
                select member.nested_group_id, below.path || member.nested_group_id
                  from group_member member
                  join below on member.group_id = below.id
                 where member.nested_group_id is not null
                   and not member.nested_group_id = any(below.path)
            )
            select distinct on (below.path[1], member.user_id) member.user_id, below.path
              from below
              join group_member member on member.group_id = below.id
              join user_account on user_account.id = member.user_id
             where user_account.state = 'active'
             order by below.path[1], member.user_id, cardinality(below.path)
             limit 100000
            """;

    static final String COUNTS = """
            select group_id, count(*) as member_count
              from group_member
             where group_id = any(:ids)
             group by group_id
             limit 10000
            """;

    /** The longest way down through groups in groups, counting the group itself. */
    static final String HEIGHT = """
            with recursive below (id, depth) as (
                select cast(:group as uuid), 1
                 union
                select member.nested_group_id, below.depth + 1
                  from group_member member
                  join below on member.group_id = below.id
                 where member.nested_group_id is not null
                   and below.depth <= 64
            )
            select max(depth)
              from below
            """;

    /** The longest way up through groups around the group, counting the group itself. */
    static final String DEPTH = """
            with recursive around (id, depth) as (
                select cast(:group as uuid), 1
                 union
                select member.group_id, around.depth + 1
                  from group_member member
                  join around on member.nested_group_id = around.id
                 where around.depth <= 64
            )
            select max(depth)
              from around
            """;

    private final JdbcClient db;
    private final Sealer sealer;

    GroupStore(JdbcClient db, Sealer sealer) {
        this.db = db;
        this.sealer = sealer;
    }

    List<Group> groups(Collection<GroupId> ids) {
        return db.sql(GROUPS).param("ids", array(ids)).query(this::group).list();
    }

    Optional<Group> find(GroupId id) {
        return groups(List.of(id)).stream().findFirst();
    }

    List<Group> list(@Nullable GroupId after, int limit) {
        return db.sql(LIST)
                .param("after", after == null ? null : after.value(), java.sql.Types.OTHER)
                .param("limit", limit)
                .query(this::group)
                .list();
    }

    /** Adds the group; false when its name is taken. */
    boolean add(Group group) {
        return db.sql(ADD)
                        .param("id", group.id().value())
                        .param("kind", group.kind().stored())
                        .param("name", seal(group.id(), group.name()))
                        .param("mac", mac(group.name()))
                        .param("at", utc(group.createdAt()))
                        .update()
                == 1;
    }

    boolean nameTaken(String name, GroupId except) {
        return db.sql(NAME_TAKEN).param("mac", mac(name)).param("id", except.value()).query(Long.class).single() > 0;
    }

    void rename(GroupId id, String name) {
        db.sql(RENAME).param("id", id.value()).param("name", seal(id, name)).param("mac", mac(name)).update();
    }

    void remove(GroupId id) {
        db.sql(REMOVE).param("id", id.value()).update();
    }

    /** Puts a person or a group in; exactly one of the two is given. False when it was there already. */
    boolean addMember(UUID row, GroupId group, @Nullable UserId user, @Nullable GroupId nested, UserId by, Instant at) {
        return db.sql(ADD_MEMBER)
                        .param("id", row)
                        .param("group", group.value())
                        .param("user", user == null ? null : user.value(), java.sql.Types.OTHER)
                        .param("nested", nested == null ? null : nested.value(), java.sql.Types.OTHER)
                        .param("by", by.value())
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    boolean removeUser(GroupId group, UserId user) {
        return db.sql(REMOVE_USER).param("group", group.value()).param("user", user.value()).update() == 1;
    }

    boolean removeGroup(GroupId group, GroupId nested) {
        return db.sql(REMOVE_GROUP).param("group", group.value()).param("nested", nested.value()).update() == 1;
    }

    GroupMembers members(GroupId group) {
        record Member(@Nullable UUID user, @Nullable UUID nested) {}
        var rows = db.sql(MEMBERS)
                .param("group", group.value())
                .query((row, number) -> new Member(
                        row.getObject("user_id", UUID.class), row.getObject("nested_group_id", UUID.class)))
                .list();
        return new GroupMembers(
                rows.stream().map(Member::user).filter(id -> id != null).map(UserId::new).toList(),
                rows.stream().map(Member::nested).filter(id -> id != null).map(GroupId::new).toList());
    }

    void lock() {
        db.sql(LOCK).update();
    }

    /** Whether the second group stands in the first, directly or through others, or is the first. */
    boolean reaches(GroupId from, GroupId to) {
        return db.sql(REACHES).param("from", from.value()).param("to", to.value()).query(Boolean.class).single();
    }

    Set<GroupId> groupsOf(UserId user) {
        return db.sql(GROUPS_OF)
                .param("user", user.value())
                .query((row, number) -> new GroupId(row.getObject("id", UUID.class)))
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    List<GroupPath> paths(Collection<GroupId> groups) {
        return db.sql(PATHS).param("groups", array(groups)).query(GroupStore::path).list();
    }

    List<GroupSize> sizes(Collection<GroupId> groups) {
        return db.sql(COUNTS)
                .param("ids", array(groups))
                .query((row, number) ->
                        new GroupSize(new GroupId(row.getObject("group_id", UUID.class)), row.getLong("member_count")))
                .list();
    }

    /** How many groups deep it would be with the second put into the first. */
    int depthWith(GroupId outer, GroupId inner) {
        int above = db.sql(DEPTH).param("group", outer.value()).query(Integer.class).single();
        int below = db.sql(HEIGHT).param("group", inner.value()).query(Integer.class).single();
        return above + below;
    }

    record GroupSize(GroupId group, long members) {}

    private static GroupPath path(ResultSet row, int number) throws SQLException {
        Array path = row.getArray("path");
        var groups = Arrays.stream((UUID[]) path.getArray()).map(GroupId::new).toList();
        return new GroupPath(new UserId(row.getObject("user_id", UUID.class)), groups);
    }

    private Group group(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Group(
                new GroupId(id),
                GroupKind.of(row.getString("kind")),
                sealer.open(new Cell(TABLE, id, "name_sealed"), row.getBytes("name_sealed")),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private byte[] seal(GroupId id, String name) {
        return sealer.seal(KeyScope.CONTENT, new Cell(TABLE, id.value(), "name_sealed"), name);
    }

    private byte[] mac(String name) {
        return sealer.mac(TABLE, "name_mac", ProfileRules.nameKey(name));
    }

    private static UUID[] array(Collection<GroupId> ids) {
        return ids.stream().map(GroupId::value).distinct().toArray(UUID[]::new);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
