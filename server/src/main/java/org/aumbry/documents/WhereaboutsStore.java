package org.aumbry.documents;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Under which class documents and folders stand. */
@Repository
class WhereaboutsStore {

    static final String CLASSES = """
            select id, access_class
              from document
             where id = any(:ids)
             union all
            select id, access_class
              from folder
             where id = any(:ids)
             limit 500000
            """;

    private final JdbcClient db;

    WhereaboutsStore(JdbcClient db) {
        this.db = db;
    }

    record Place(UUID id, long accessClass) {}

    List<Place> classes(List<UUID> ids) {
        return db.sql(CLASSES)
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, number) -> new Place(row.getObject("id", UUID.class), row.getLong("access_class")))
                .list();
    }
}
