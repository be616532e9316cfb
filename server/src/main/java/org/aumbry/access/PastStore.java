package org.aumbry.access;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Classes and grants as they stood at an earlier moment, from what history keeps. */
@Repository
class PastStore {

    static final String CONTAINERS = """
            select id, container_kind, container_id, parent_id, inherits
              from access_class
             where valid_from <= :at
             union all
            select id, container_kind, container_id, parent_id, inherits
              from access_class_history
             where valid_from <= :at
               and valid_to > :at
            """;

    static final String GRANTS_FOR = """
            select id, class_id, subject_kind, subject_id, effect, permissions, role_id, expires_at,
                   granted_by, granted_at
              from access_grant
             where valid_from <= :at
               and (subject_id = any(:subjects) or subject_kind = 'everyone' and :everyone)
             union all
            select id, class_id, subject_kind, subject_id, effect, permissions, role_id, expires_at,
                   granted_by, granted_at
              from access_grant_history
             where valid_from <= :at
               and valid_to > :at
               and (subject_id = any(:subjects) or subject_kind = 'everyone' and :everyone)
            """;

    static final String GRANTS_OF = """
            select id, class_id, subject_kind, subject_id, effect, permissions, role_id, expires_at,
                   granted_by, granted_at
              from access_grant
             where valid_from <= :at
               and class_id = any(:classes)
             union all
            select id, class_id, subject_kind, subject_id, effect, permissions, role_id, expires_at,
                   granted_by, granted_at
              from access_grant_history
             where valid_from <= :at
               and valid_to > :at
               and class_id = any(:classes)
             limit 10000
            """;

    private final JdbcClient db;

    PastStore(JdbcClient db) {
        this.db = db;
    }

    List<Container> containers(Instant at) {
        return db.sql(CONTAINERS).param("at", utc(at)).query(AccessStore::container).list();
    }

    List<Grant> grantsFor(List<UUID> subjects, boolean everyone, Instant at) {
        return db.sql(GRANTS_FOR)
                .param("subjects", subjects.toArray(UUID[]::new))
                .param("everyone", everyone)
                .param("at", utc(at))
                .query(AccessStore::grant)
                .list();
    }

    List<Grant> grantsOf(long[] classes, Instant at) {
        return db.sql(GRANTS_OF)
                .param("classes", classes)
                .param("at", utc(at))
                .query(AccessStore::grant)
                .list();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
