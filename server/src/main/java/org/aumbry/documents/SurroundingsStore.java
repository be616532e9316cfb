package org.aumbry.documents;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.aumbry.spaces.SpaceId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What stands around documents and in spaces, by numbers alone. */
@Repository
class SurroundingsStore {

    static final String AROUND = """
            with recursive same as (
                select other.document_id as id
                  from version own
                  join version other on other.blob_id = own.blob_id
                 where own.document_id = :document
                 union
                select id
                  from document
                 where id = :document),
            above as (
                select f.id, f.parent_id
                  from same s
                  join document d on d.id = s.id
                  join folder f on f.id = d.folder_id
                 union
                select f.id, f.parent_id
                  from above a
                  join folder f on f.id = a.parent_id)
            select id
              from same
             union
            select id
              from above
             union
            select d.space_id
              from same s
              join document d on d.id = s.id
             union
            select d.added_by
              from same s
              join document d on d.id = s.id
             union
            select v.added_by
              from same s
              join version v on v.document_id = s.id
             limit 100000
            """;

    static final String WITHIN = """
            select id
              from document
             where space_id = :space
               and id = any(:numbers)
             union
            select id
              from folder
             where space_id = :space
               and id = any(:numbers)
             union
            select added_by
              from document
             where space_id = :space
               and added_by = any(:numbers)
             union
            select v.added_by
              from document d
              join version v on v.document_id = d.id
             where d.space_id = :space
               and v.added_by = any(:numbers)
             limit 100000
            """;

    private final JdbcClient db;

    SurroundingsStore(JdbcClient db) {
        this.db = db;
    }

    Set<UUID> around(DocumentId document) {
        return db.sql(AROUND).param("document", document.value()).query(UUID.class).set();
    }

    Set<UUID> within(SpaceId space, Collection<UUID> numbers) {
        return db.sql(WITHIN)
                .param("space", space.value())
                .param("numbers", numbers.toArray(UUID[]::new))
                .query(UUID.class)
                .set();
    }
}
