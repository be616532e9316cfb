package org.aumbry.timemachine;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a restore must know besides what differs: trees, places that are there, content that is gone. */
@Repository
class PlanStore {

    static final String TREE_THEN = """
            with recursive tree(id) as (
                select id from folder_at(:at) where id = any(:roots)
                 union
                select f.id
                  from folder_at(:at) f
                  join tree on tree.id = f.parent_id
            )
            select id from tree limit 200000
            """;

    static final String TREE_NOW = """
            with recursive tree(id) as (
                select id from folder where id = any(:roots)
                 union
                select f.id
                  from folder f
                  join tree on tree.id = f.parent_id
            )
            select id from tree limit 200000
            """;

    static final String PLACES = """
            select id, space_id
              from folder
             where id = any(:folders)
               and trashed_at is null
            """;

    static final String LOST_CONTENT = """
            select distinct v.document_id
              from version_at(:at) v
              left join blob b on b.id = v.blob_id
              left join data_key k on k.number = b.key_number
             where v.document_id = any(:documents)
               and (b.id is null or k.destroyed_at is not null)
            """;

    static final String GRANTS_SINCE = """
            select id
              from access_grant
             where valid_from > :at
               and subject_kind <> 'link'
             union
            select id
              from access_grant_history
             where valid_to > :at
               and subject_kind <> 'link'
            """;

    static final String NEW_SPACES = """
            select s.id
              from space s
             where s.valid_from > :at
               and not exists (select 1
                                 from space_at(:at) past
                                where past.id = s.id)
               and not exists (select 1
                                 from drive_opening o
                                where o.space_id = s.id)
            """;

    static final String RAISED = """
            select distinct r.class_id
              from access_restriction r
             where r.valid_from > :at
               and not exists (select 1
                                 from access_restriction_at(:at) past
                                where past.class_id = r.class_id
                                  and past.source_id = r.source_id
                                  and past.demands = r.demands
                                  and past.fresh_minutes = r.fresh_minutes)
             limit 100000
            """;

    static final String CONTENT = """
            select v.blob_id
              from version_at(:at) v
              join blob b on b.id = v.blob_id
             where v.document_id = :document
               and v.number = :number
            """;

    private final JdbcClient db;

    PlanStore(JdbcClient db) {
        this.db = db;
    }

    /** The folders and all folders in them, as they lay then. */
    Set<UUID> treeThen(Collection<UUID> roots, Instant at) {
        return new HashSet<>(db.sql(TREE_THEN)
                .param("roots", roots.toArray(UUID[]::new))
                .param("at", Moment.utc(at))
                .query(UUID.class)
                .list());
    }

    Set<UUID> treeNow(Collection<UUID> roots) {
        return new HashSet<>(
                db.sql(TREE_NOW).param("roots", roots.toArray(UUID[]::new)).query(UUID.class).list());
    }

    /** In which space each living one of these folders lies now. */
    Map<UUID, UUID> places(Collection<UUID> folders) {
        var places = new HashMap<UUID, UUID>();
        db.sql(PLACES).param("folders", folders.toArray(UUID[]::new)).query(row -> {
            places.put(row.getObject("id", UUID.class), row.getObject("space_id", UUID.class));
        });
        return places;
    }

    /** Those of the documents whose content of then is gone: swept, or its key destroyed. */
    Set<UUID> lostContent(Collection<UUID> documents, Instant at) {
        return new HashSet<>(db.sql(LOST_CONTENT)
                .param("documents", documents.toArray(UUID[]::new))
                .param("at", Moment.utc(at))
                .query(UUID.class)
                .list());
    }

    /** Classes that ask for more, or for something else, than they did at the moment. */
    Set<Long> raisedSince(Instant at) {
        return new HashSet<>(db.sql(RAISED).param("at", Moment.utc(at)).query(Long.class).list());
    }

    /** The content of a version that stood at the moment; empty when it is gone for good. */
    Optional<UUID> content(UUID document, int number, Instant at) {
        return db.sql(CONTENT)
                .param("document", document)
                .param("number", number)
                .param("at", Moment.utc(at))
                .query(UUID.class)
                .optional();
    }

    List<UUID> grantsSince(Instant at) {
        return db.sql(GRANTS_SINCE).param("at", Moment.utc(at)).query(UUID.class).list();
    }

    List<UUID> newSpaces(Instant at) {
        return db.sql(NEW_SPACES).param("at", Moment.utc(at)).query(UUID.class).list();
    }
}
