package org.aumbry.spaces;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.data.Cell;
import org.aumbry.data.KeyScope;
import org.aumbry.data.Sealer;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.GroupId;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SpaceStore {

    static final int MOST = 1000;

    private static final String COLUMNS = """
            select id, kind, join_mode, listed, owner_id, name_sealed, purpose_sealed, access_class,
                   members_group, admins_group, created_by, created_at
              from space
            """;

    static final String ONE = COLUMNS + """
             where id = :id
            """;

    static final String LOCK = """
            select id
              from space
             where id = :id
               for update
            """;

    static final String DRIVE = COLUMNS + """
             where owner_id = :owner
               and kind = :kind
            """;

    static final String LOCK_OWNER = """
            select pg_advisory_xact_lock(hashtextextended(:owner, 60))
            """;

    static final String DRIVES = COLUMNS + """
             where owner_id is not null
             order by id desc
             limit 1000
            """;

    static final String INSIDE = COLUMNS + """
             where kind = :kind
               and access_class = any(:classes)
             order by id
             limit 1000
            """;

    static final String KNOWN = COLUMNS + """
             where kind = 'space'
               and id not in (select space_id from space_deletion)
               and (access_class = any(:classes)
                    or (listed and not :guest)
                    or id in (select space_id
                                from space_entry
                               where user_id = :user
                                 and kind = 'invitation'
                                 and state = 'open'
                                 and expires_at > :now))
             order by id
             limit 1000
            """;

    static final String KNOWN_ONE = COLUMNS + """
             where id = :id
               and kind = 'space'
               and id not in (select space_id from space_deletion)
               and (access_class = any(:classes)
                    or (listed and not :guest)
                    or id in (select space_id
                                from space_entry
                               where user_id = :user
                                 and kind = 'invitation'
                                 and state = 'open'
                                 and expires_at > :now))
            """;

    static final String THESE = COLUMNS + """
             where id = any(:ids)
               and access_class = any(:classes)
             limit 1000
            """;

    static final String ADD = """
            insert into space (id, kind, join_mode, listed, owner_id, name_sealed, purpose_sealed, access_class,
                               members_group, admins_group, created_by, created_at)
            values (:id, :kind, :join, :listed, :owner, :name, :purpose, :class, :members, :admins, :by, :at)
            """;

    static final String CHANGE = """
            update space
               set name_sealed = :name,
                   purpose_sealed = :purpose,
                   join_mode = :join,
                   listed = :listed
             where id = :id
            """;

    static final String REMOVE = """
            delete from space
             where id = :id
            """;

    private final JdbcClient db;
    private final Sealer sealer;

    SpaceStore(JdbcClient db, Sealer sealer) {
        this.db = db;
        this.sealer = sealer;
    }

    Optional<Space> find(SpaceId id) {
        return db.sql(ONE).param("id", id.value()).query(this::space).optional();
    }

    /** Keeps everyone else from changing who belongs to the space until the transaction ends. */
    void lock(SpaceId id) {
        db.sql(LOCK).param("id", id.value()).query(UUID.class).optional();
    }

    Optional<Space> drive(UserId owner, SpaceKind kind) {
        return db.sql(DRIVE)
                .param("owner", owner.value())
                .param("kind", kind.stored())
                .query(this::space)
                .optional();
    }

    /** The latest drives, whoever's; at most 1000. */
    List<Space> drives() {
        return db.sql(DRIVES).query(this::space).list();
    }

    void lockOwner(UserId owner) {
        db.sql(LOCK_OWNER).param("owner", owner.toString()).query((row, number) -> true).single();
    }

    /** Areas of the kind whose class is among those given; at most 1000. */
    List<Space> inside(SpaceKind kind, long[] classes) {
        return db.sql(INSIDE)
                .param("kind", kind.stored())
                .param("classes", classes)
                .query(this::space)
                .list();
    }

    /** Spaces the person may know of; at most 1000. */
    List<Space> known(UserId user, boolean guest, long[] classes, Instant now) {
        return db.sql(KNOWN)
                .param("user", user.value())
                .param("guest", guest)
                .param("classes", classes)
                .param("now", utc(now))
                .query(this::space)
                .list();
    }

    Optional<Space> known(SpaceId id, UserId user, boolean guest, long[] classes, Instant now) {
        return db.sql(KNOWN_ONE)
                .param("id", id.value())
                .param("user", user.value())
                .param("guest", guest)
                .param("classes", classes)
                .param("now", utc(now))
                .query(this::space)
                .optional();
    }

    List<Space> these(Collection<SpaceId> ids, long[] classes) {
        return db.sql(THESE)
                .param("ids", ids.stream().map(SpaceId::value).toArray(UUID[]::new))
                .param("classes", classes)
                .query(this::space)
                .list();
    }

    void add(Space space) {
        db.sql(ADD)
                .param("id", space.id().value())
                .param("kind", space.kind().stored())
                .param("join", space.joinMode().word())
                .param("listed", space.listed())
                .param("owner", space.owner() == null ? null : space.owner().value(), Types.OTHER)
                .param("name", space.kind().drive() ? null : sealed(space.id(), "name_sealed", space.name()),
                        Types.BINARY)
                .param("purpose", sealed(space.id(), "purpose_sealed", space.purpose()))
                .param("class", space.accessClass().value())
                .param("members", space.members() == null ? null : space.members().value(), Types.OTHER)
                .param("admins", space.admins() == null ? null : space.admins().value(), Types.OTHER)
                .param("by", space.createdBy().value())
                .param("at", utc(space.createdAt()))
                .update();
    }

    void change(SpaceId id, SpaceSettings settings) {
        db.sql(CHANGE)
                .param("id", id.value())
                .param("name", sealed(id, "name_sealed", settings.name()))
                .param("purpose", sealed(id, "purpose_sealed", settings.purpose()))
                .param("join", settings.joinMode().word())
                .param("listed", settings.listed())
                .update();
    }

    void remove(SpaceId id) {
        db.sql(REMOVE).param("id", id.value()).update();
    }

    private byte[] sealed(SpaceId id, String column, String plain) {
        return sealer.seal(KeyScope.CONTENT, cell(id, column), plain);
    }

    private static Cell cell(SpaceId id, String column) {
        return new Cell("space", id.value(), column);
    }

    private Space space(ResultSet row, int number) throws SQLException {
        var id = new SpaceId(row.getObject("id", UUID.class));
        var owner = row.getObject("owner_id", UUID.class);
        return new Space(
                id,
                SpaceKind.of(row.getString("kind")),
                JoinMode.of(row.getString("join_mode")),
                row.getBoolean("listed"),
                owner == null ? null : new UserId(owner),
                opened(id, "name_sealed", row.getBytes("name_sealed")),
                opened(id, "purpose_sealed", row.getBytes("purpose_sealed")),
                new AccessClass(row.getLong("access_class")),
                group(row.getObject("members_group", UUID.class)),
                group(row.getObject("admins_group", UUID.class)),
                new UserId(row.getObject("created_by", UUID.class)),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private String opened(SpaceId id, String column, byte @Nullable [] sealed) {
        return sealed == null ? "" : sealer.open(cell(id, column), sealed);
    }

    private static @Nullable GroupId group(@Nullable UUID id) {
        return id == null ? null : new GroupId(id);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
