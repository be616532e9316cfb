package org.aumbry.documents;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.access.Whereabouts.Held;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.ObjectRef;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which class things stand in, now and earlier; things in the trash stand nowhere. */
@Repository
class ClassHistoryStore {

    static final String DOCUMENT = """
            select access_class
              from document
             where id = :id
               and trashed_at is null
            """;

    static final String FOLDER = """
            select access_class
              from folder
             where id = :id
               and trashed_at is null
            """;

    static final String DOCUMENT_THEN = """
            select access_class
              from document
             where id = :id
               and trashed_at is null
               and valid_from <= :at
             union all
            select access_class
              from document_history
             where id = :id
               and trashed_at is null
               and valid_from <= :at
               and valid_to > :at
            """;

    static final String FOLDER_THEN = """
            select access_class
              from folder
             where id = :id
               and trashed_at is null
               and valid_from <= :at
             union all
            select access_class
              from folder_history
             where id = :id
               and trashed_at is null
               and valid_from <= :at
               and valid_to > :at
            """;

    static final String CLASSES = """
            select access_class
              from document
             where id = any(:ids)
             union
            select access_class
              from folder
             where id = any(:ids)
            """;

    static final String IN = """
            select id, access_class
              from document
             where access_class = any(:classes)
               and trashed_at is null
               and (cast(:after as uuid) is null or id > :after)
             order by id
             limit :limit
            """;

    static final String IN_THEN = """
            select id, access_class
              from (select id, access_class
                      from document
                     where access_class = any(:classes)
                       and trashed_at is null
                       and valid_from <= :at
                     union all
                    select id, access_class
                      from document_history
                     where access_class = any(:classes)
                       and trashed_at is null
                       and valid_from <= :at
                       and valid_to > :at) stood
             where (cast(:after as uuid) is null or id > :after)
             order by id
             limit :limit
            """;

    static final String COUNT = """
            select count(*)
              from document
             where access_class = any(:classes)
               and trashed_at is null
            """;

    static final String COUNT_THEN = """
            select (select count(*)
                      from document
                     where access_class = any(:classes)
                       and trashed_at is null
                       and valid_from <= :at)
                 + (select count(*)
                      from document_history
                     where access_class = any(:classes)
                       and trashed_at is null
                       and valid_from <= :at
                       and valid_to > :at)
            """;

    private final JdbcClient db;

    ClassHistoryStore(JdbcClient db) {
        this.db = db;
    }

    Optional<AccessClass> classOf(ObjectRef object, @Nullable Instant at) {
        boolean folder = object.kind().equals("folder");
        return asked(folder ? FOLDER : DOCUMENT, folder ? FOLDER_THEN : DOCUMENT_THEN, at)
                .param("id", object.id())
                .query(Long.class)
                .optional()
                .map(AccessClass::new);
    }

    List<AccessClass> classesOf(Collection<UUID> objects) {
        return db.sql(CLASSES)
                .param("ids", objects.toArray(UUID[]::new))
                .query((row, number) -> new AccessClass(row.getLong("access_class")))
                .list();
    }

    List<Held> in(long[] classes, @Nullable UUID after, int limit, @Nullable Instant at) {
        return asked(IN, IN_THEN, at)
                .param("classes", classes)
                .param("after", after, java.sql.Types.OTHER)
                .param("limit", limit)
                .query((row, number) -> new Held(
                        new ObjectRef("document", row.getObject("id", UUID.class)),
                        new AccessClass(row.getLong("access_class"))))
                .list();
    }

    long count(long[] classes, @Nullable Instant at) {
        return asked(COUNT, COUNT_THEN, at).param("classes", classes).query(Long.class).single();
    }

    private JdbcClient.StatementSpec asked(String now, String then, @Nullable Instant at) {
        return at == null ? db.sql(now) : db.sql(then).param("at", utc(at));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
