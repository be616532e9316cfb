package org.aumbry.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.data.FirstQuestion;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AccessStore {

    static final String VERSION = """
            select version, classes, people, restrictions, logged
              from access_version
            """;

    static final String TOUCHED = """
            select distinct class_id
              from access_change
             where number > :from
               and tree = :tree
             limit 10001
            """;

    static final String CONTAINERS = """
            select id, container_kind, container_id, parent_id, inherits
              from access_class
            """;

    static final String CONTAINERS_OF = """
            select id, container_kind, container_id, parent_id, inherits
              from access_class
             where id = any(:ids)
            """;

    static final String CONTAINER = """
            select id, container_kind, container_id, parent_id, inherits
              from access_class
             where id = :id
            """;

    static final String CHAIN = """
            with recursive chain as (
                select id, container_kind, container_id, parent_id, inherits, 0 as depth
                  from access_class
                 where id = :id
                 union all
                select around.id, around.container_kind, around.container_id, around.parent_id, around.inherits,
                       depth + 1
                  from access_class around
                  join chain on chain.parent_id = around.id
                 where chain.inherits
            )
            select id, container_kind, container_id, parent_id, inherits
              from chain
             order by depth
             limit 64
            """;

    static final String GRANTS_OF = """
            select id, class_id, subject_kind, subject_id, effect, permissions, role_id, expires_at,
                   granted_by, granted_at
              from access_grant
             where class_id = any(:classes)
             order by granted_at, id
             limit 10000
            """;

    static final String GRANTS_FOR = """
            select id, class_id, subject_kind, subject_id, effect, permissions, role_id, expires_at,
                   granted_by, granted_at
              from access_grant
             where subject_id = any(:subjects)
                or (subject_kind = 'everyone' and :everyone)
            """;

    static final String GIVEN = """
            select class_id, effect, permissions, expires_at
              from access_grant
             where subject_id = any(:subjects)
                or (subject_kind = 'everyone' and :everyone)
             order by class_id
            """;

    static final String GIVEN_ON = """
            select class_id, effect, permissions, expires_at
              from access_grant
             where class_id = any(:classes)
               and (subject_id = any(:subjects) or subject_kind = 'everyone' and :everyone)
             order by class_id
            """;

    static final String GRANT = """
            select id, class_id, subject_kind, subject_id, effect, permissions, role_id, expires_at,
                   granted_by, granted_at
              from access_grant
             where id = :id
            """;

    static final String ADD_CONTAINER = """
            insert into access_class (container_kind, container_id, parent_id, inherits, created_at)
            values (:kind, :container, :parent, :inherits, :at)
            returning id
            """;

    static final String SET_PARENT = """
            update access_class
               set parent_id = :parent
             where id = :id
            """;

    static final String SET_INHERITS = """
            update access_class
               set inherits = :inherits
             where id = :id
            """;

    static final String REPARENT_CHILDREN = """
            update access_class
               set parent_id = :to
             where parent_id = :from
            """;

    static final String REMOVE_CONTAINER = """
            delete from access_class
             where id = :id
            """;

    static final String PUT_GRANT = """
            insert into access_grant
                   (id, class_id, subject_kind, subject_id, effect, permissions, role_id, expires_at,
                    granted_by, granted_at)
            values (:id, :class, :kind, :subject, :effect, :permissions, :role, :expires, :by, :at)
                on conflict on constraint access_grant_once do update
               set permissions = excluded.permissions,
                   role_id = excluded.role_id,
                   expires_at = excluded.expires_at,
                   granted_by = excluded.granted_by,
                   granted_at = excluded.granted_at
            returning id
            """;

    static final String REMOVE_GRANT = """
            delete from access_grant
             where id = :id
            """;

    static final String SET_EXPIRY = """
            update access_grant
               set expires_at = :expires
             where id = :id
            """;

    static final String REMOVE_ROOT = """
            delete from access_class
             where id = :id
               and parent_id is null
               and not exists (select 1 from access_class below where below.parent_id = :id)
            """;

    private final JdbcClient db;

    AccessStore(JdbcClient db) {
        this.db = db;
    }

    /** The versions as of the beginning of a reading transaction, and as of now within one that may write. */
    Versions versions() {
        return FirstQuestion.answered(Versions.class).orElseGet(this::versionsNow);
    }

    /** The versions as of this statement. */
    Versions versionsNow() {
        return db.sql(VERSION).query((row, number) -> Versions.read(row)).single();
    }

    /**
     * The classes that were touched after that number; more than 10,000 when nobody should count.
     *
     * @param tree whether the classes themselves or the grants on them
     */
    long[] touched(long from, boolean tree) {
        return db.sql(TOUCHED)
                .param("from", from)
                .param("tree", tree)
                .query(Long.class)
                .stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    List<Container> containers() {
        return db.sql(CONTAINERS).query(AccessStore::container).list();
    }

    /** Those of the classes that there are. */
    List<Container> containers(long[] ids) {
        return db.sql(CONTAINERS_OF).param("ids", ids).query(AccessStore::container).list();
    }

    Optional<Container> container(AccessClass id) {
        return db.sql(CONTAINER).param("id", id.value()).query(AccessStore::container).optional();
    }

    /** The class and those around it as far as inheritance reaches, innermost first. */
    List<Container> chain(AccessClass id) {
        return db.sql(CHAIN).param("id", id.value()).query(AccessStore::container).list();
    }

    List<Grant> grantsOf(long... classes) {
        return db.sql(GRANTS_OF).param("classes", classes).query(AccessStore::grant).list();
    }

    List<Grant> grantsFor(List<UUID> subjects, boolean everyone) {
        return db.sql(GRANTS_FOR)
                .param("subjects", subjects.toArray(UUID[]::new))
                .param("everyone", everyone)
                .query(AccessStore::grant)
                .list();
    }

    Given given(List<UUID> subjects, boolean everyone) {
        return given(db.sql(GIVEN), subjects, everyone);
    }

    /** The same for some classes only. */
    Given given(List<UUID> subjects, boolean everyone, long[] classes) {
        return given(db.sql(GIVEN_ON).param("classes", classes), subjects, everyone);
    }

    private static Given given(JdbcClient.StatementSpec statement, List<UUID> subjects, boolean everyone) {
        var all = new Given.Gathering();
        statement
                .param("subjects", subjects.toArray(UUID[]::new))
                .param("everyone", everyone)
                .query(row -> {
                    var expires = row.getObject("expires_at", OffsetDateTime.class);
                    all.add(
                            row.getLong("class_id"),
                            Effect.of(row.getString("effect")),
                            row.getInt("permissions"),
                            expires == null ? null : expires.toInstant());
                });
        return all.given();
    }

    Optional<Grant> grant(GrantId id) {
        return db.sql(GRANT).param("id", id.value()).query(AccessStore::grant).optional();
    }

    AccessClass addContainer(ObjectRef container, @Nullable AccessClass parent, boolean inherits, Instant at) {
        return new AccessClass(db.sql(ADD_CONTAINER)
                .param("kind", container.kind())
                .param("container", container.id())
                .param("parent", parent == null ? null : parent.value(), java.sql.Types.BIGINT)
                .param("inherits", inherits)
                .param("at", utc(at))
                .query(Long.class)
                .single());
    }

    void setParent(AccessClass id, AccessClass parent) {
        db.sql(SET_PARENT).param("id", id.value()).param("parent", parent.value()).update();
    }

    void setInherits(AccessClass id, boolean inherits) {
        db.sql(SET_INHERITS).param("id", id.value()).param("inherits", inherits).update();
    }

    void removeContainer(AccessClass id, AccessClass heir) {
        db.sql(REPARENT_CHILDREN).param("from", id.value()).param("to", heir.value()).update();
        db.sql(REMOVE_CONTAINER).param("id", id.value()).update();
    }

    boolean removeRoot(AccessClass id) {
        return db.sql(REMOVE_ROOT).param("id", id.value()).update() == 1;
    }

    GrantId put(Grant grant) {
        return new GrantId(db.sql(PUT_GRANT)
                .param("id", grant.id().value())
                .param("class", grant.accessClass().value())
                .param("kind", grant.subject().kind())
                .param("subject", grant.subject().id(), java.sql.Types.OTHER)
                .param("effect", grant.effect().stored())
                .param("permissions", grant.mask())
                .param("role", grant.role() == null ? null : grant.role().value(), java.sql.Types.OTHER)
                .param("expires", utc(grant.expiresAt()), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("by", grant.grantedBy().value())
                .param("at", utc(grant.grantedAt()))
                .query(UUID.class)
                .single());
    }

    void setExpiry(GrantId id, Instant expires) {
        db.sql(SET_EXPIRY).param("id", id.value()).param("expires", utc(expires)).update();
    }

    void remove(GrantId id) {
        db.sql(REMOVE_GRANT).param("id", id.value()).update();
    }

    static Container container(ResultSet row, int number) throws SQLException {
        long parent = row.getLong("parent_id");
        var around = row.wasNull() ? null : new AccessClass(parent);
        var object = new ObjectRef(row.getString("container_kind"), row.getObject("container_id", UUID.class));
        return new Container(new AccessClass(row.getLong("id")), object, around, row.getBoolean("inherits"));
    }

    static Grant grant(ResultSet row, int number) throws SQLException {
        var expires = row.getObject("expires_at", OffsetDateTime.class);
        var role = row.getObject("role_id", UUID.class);
        return new Grant(
                new GrantId(row.getObject("id", UUID.class)),
                new AccessClass(row.getLong("class_id")),
                Subject.of(row.getString("subject_kind"), row.getObject("subject_id", UUID.class)),
                Effect.of(row.getString("effect")),
                Permission.of(row.getInt("permissions")),
                role == null ? null : new RoleId(role),
                expires == null ? null : expires.toInstant(),
                new UserId(row.getObject("granted_by", UUID.class)),
                row.getObject("granted_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
