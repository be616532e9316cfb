package org.aumbry.timemachine;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Classes of access as they were, and which rights changed since. */
@Repository
class ClassPastStore {

    static final String GONE = """
            select past.id, past.parent_id, past.inherits
              from access_class_at(:at) past
             where not exists (select 1
                                 from access_class still
                                where still.id = past.id)
             limit 100000
            """;

    static final String TOUCHED = """
            with touched as (
                select id from access_class where valid_from > :at
                 union
                select id from access_class_history where valid_to > :at
                 union
                select class_id from access_grant where valid_from > :at
                 union
                select class_id from access_grant_history where valid_to > :at
                 union
                select class_id from access_restriction where valid_from > :at
                 union
                select class_id from access_restriction_history where valid_to > :at
            ), known as (
                select c.id, c.container_id
                  from access_class c
                  join touched t on t.id = c.id
                 union
                select c.id, c.container_id
                  from access_class_at(:at) c
                  join touched t on t.id = c.id
            )
            select id, container_id
              from known
             where cast(:space as uuid) is null
                or container_id = :space
                or exists (select 1 from folder f where f.id = container_id and f.space_id = :space)
                or exists (select 1 from document d where d.id = container_id and d.space_id = :space)
                or exists (select 1 from folder_at(:at) f where f.id = container_id and f.space_id = :space)
                or exists (select 1 from document_at(:at) d where d.id = container_id and d.space_id = :space)
             order by id
             limit 100000
            """;

    static final String GRANTS_ON = """
            select id
              from access_grant
             where class_id = any(:classes)
               and subject_kind <> 'link'
             union
            select id
              from access_grant_at(:at)
             where class_id = any(:classes)
               and subject_kind <> 'link'
            """;

    static final String MEMBERS_OF = """
            select id
              from group_member
             where group_id = any(:groups)
             union
            select id
              from group_member_at(:at)
             where group_id = any(:groups)
            """;

    private final JdbcClient db;

    ClassPastStore(JdbcClient db) {
        this.db = db;
    }

    /** A class that is no more. */
    record Gone(long id, @Nullable Long parent, boolean inherits) {}

    /** A class whose own rights changed, and of what it is the class. */
    record Touched(long id, UUID container) {}

    List<Gone> goneSince(Instant at) {
        return db.sql(GONE)
                .param("at", Moment.utc(at))
                .query((row, number) -> new Gone(
                        row.getLong("id"), (Long) row.getObject("parent_id"), row.getBoolean("inherits")))
                .list();
    }

    List<Touched> touchedSince(Instant at, @Nullable UUID space) {
        return db.sql(TOUCHED)
                .param("at", Moment.utc(at))
                .param("space", space, java.sql.Types.OTHER)
                .query((row, number) -> new Touched(row.getLong("id"), row.getObject("container_id", UUID.class)))
                .list();
    }

    /** Grants on the classes, then or now, but for those of links. */
    List<UUID> grantsOn(long[] classes, Instant at) {
        return db.sql(GRANTS_ON).param("classes", classes).param("at", Moment.utc(at)).query(UUID.class).list();
    }

    List<UUID> membersOf(UUID[] groups, Instant at) {
        return db.sql(MEMBERS_OF).param("groups", groups).param("at", Moment.utc(at)).query(UUID.class).list();
    }
}
