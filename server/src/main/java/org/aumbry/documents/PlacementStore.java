package org.aumbry.documents;

import java.util.List;
import java.util.UUID;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.ObjectRef;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Looks over all documents and folders at once, for the probe. */
@Repository
class PlacementStore {

    static final String ASTRAY = """
            select (select count(*)
                      from document d
                      join folder f on f.id = d.folder_id
                     where d.space_id <> f.space_id
                        or (not d.own_class and d.access_class <> f.access_class))
                 + (select count(*)
                      from folder c
                      join folder f on f.id = c.parent_id
                     where c.space_id <> f.space_id
                        or c.depth <> f.depth + 1
                        or (not c.own_class and c.access_class <> f.access_class))
            """;

    static final String USED = """
            select space_id, access_class
              from document
             union
            select space_id, access_class
              from folder
             limit 10000
            """;

    private final JdbcClient db;

    PlacementStore(JdbcClient db) {
        this.db = db;
    }

    /** A class and a space in which something carries it. */
    record Use(ObjectRef space, AccessClass accessClass) {}

    /** How many things are not where, or not under the rights, that the folder around them says. */
    long astray() {
        return db.sql(ASTRAY).query(Long.class).single();
    }

    List<Use> used() {
        return db.sql(USED)
                .query((row, number) -> new Use(
                        new ObjectRef("space", row.getObject("space_id", UUID.class)),
                        new AccessClass(row.getLong("access_class"))))
                .list();
    }
}
