package org.aumbry.access;

import java.util.List;
import java.util.UUID;
import org.aumbry.kernel.AccessClass;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The classes of things that lie in others. */
@Repository
class RegisterStore {

    static final String BELOW = """
            with recursive below (id) as (
                select cast(:root as bigint)
                 union
                select inner_class.id
                  from access_class inner_class
                  join below on inner_class.parent_id = below.id
            )
            select id
              from below
             limit 100000
            """;

    static final String INHERITING = """
            with recursive below (id) as (
                select cast(:root as bigint)
                 union
                select inner_class.id
                  from access_class inner_class
                  join below on inner_class.parent_id = below.id
                 where inner_class.inherits
            )
            select id
              from below
             limit 100000
            """;

    static final String OF_OBJECTS = """
            select container_id, id
              from access_class
             where container_id = any(:ids)
             limit 100000
            """;

    private final JdbcClient db;

    RegisterStore(JdbcClient db) {
        this.db = db;
    }

    long[] below(AccessClass root) {
        return db.sql(BELOW).param("root", root.value()).query(Long.class).list().stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    List<Long> inheriting(AccessClass root) {
        return db.sql(INHERITING).param("root", root.value()).query(Long.class).list();
    }

    record OwnClass(UUID object, AccessClass accessClass) {}

    List<OwnClass> ofObjects(List<UUID> ids) {
        return db.sql(OF_OBJECTS)
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, number) -> new OwnClass(
                        row.getObject("container_id", UUID.class), new AccessClass(row.getLong("id"))))
                .list();
    }
}
