package org.aumbry.timemachine;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What must follow once rows stand as they did: content in use, versions to be read. */
@Repository
class AftermathStore {

    static final String NEEDED = """
            select distinct v.blob_id
              from version v
              join blob b on b.id = v.blob_id
             where v.document_id = any(:documents)
               and b.removed_at is not null
            """;

    static final String UNUSED = """
            select distinct h.blob_id
              from version_history h
              join blob b on b.id = h.blob_id
             where h.document_id = any(:documents)
               and h.valid_to = now()
               and b.removed_at is null
               and not exists (select 1
                                 from version v
                                where v.blob_id = h.blob_id)
            """;

    static final String UNREAD = """
            select d.id, d.current_version
              from document d
             where d.id = any(:documents)
               and not exists (select 1
                                 from version_reading r
                                where r.document_id = d.id
                                  and r.number = d.current_version)
            """;

    static final String STANDING = """
            select id
              from document
             where id = any(:documents)
            """;

    private final JdbcClient db;

    AftermathStore(JdbcClient db) {
        this.db = db;
    }

    /** A version that nobody has read yet. */
    record Unread(UUID document, int version) {}

    /** Content that versions of the documents have, and that was given up. */
    List<UUID> needed(UUID[] documents) {
        return db.sql(NEEDED).param("documents", documents).query(UUID.class).list();
    }

    /** Content of versions that this transaction took away, which no version has any more. */
    List<UUID> unused(UUID[] documents) {
        return db.sql(UNUSED).param("documents", documents).query(UUID.class).list();
    }

    List<Unread> unread(UUID[] documents) {
        return db.sql(UNREAD)
                .param("documents", documents)
                .query((row, number) -> new Unread(row.getObject("id", UUID.class), row.getInt("current_version")))
                .list();
    }

    /** Those of the documents that are there. */
    Set<UUID> standing(UUID[] documents) {
        return new HashSet<>(db.sql(STANDING).param("documents", documents).query(UUID.class).list());
    }
}
