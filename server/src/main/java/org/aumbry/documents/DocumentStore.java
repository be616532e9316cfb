package org.aumbry.documents;

import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.UserId;
import org.aumbry.spaces.SpaceId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DocumentStore {

    private static final String COLUMNS = """
            select d.id, d.space_id, d.folder_id, d.title_sealed, d.access_class, d.own_class, d.current_version,
                   v.size_bytes, v.media_type, d.added_by, d.added_at, d.changed_by, d.changed_at,
                   d.trashed_at, d.trashed_by, d.trash_root
              from document d
              join version v on v.document_id = d.id and v.number = d.current_version
            """;

    static final String ONE = COLUMNS + """
             where d.id = :id
            """;

    static final String LOCK = """
            select id
              from document
             where id = :id
               for update
            """;

    static final String THESE = COLUMNS + """
             where d.id = any(:ids)
               and d.trashed_at is null
             limit 10000
            """;

    static final String THESE_IN = COLUMNS + """
             where d.id = any(:ids)
               and d.trashed_at is null
               and d.access_class = any(:classes)
             limit 10000
            """;

    static final String IDS = """
            select id
              from document
             where trashed_at is null
               and id > :after
             order by id
             limit :limit
            """;

    static final String IN_PLACE = COLUMNS + """
             where d.space_id = :space
               and d.folder_id is not distinct from :folder
               and d.trashed_at is null
               and d.access_class = any(:classes)
             order by d.id
             limit :limit
            """;

    static final String IN_PLACE_AFTER = COLUMNS + """
             where d.space_id = :space
               and d.folder_id is not distinct from :folder
               and d.trashed_at is null
               and d.access_class = any(:classes)
               and d.id > :after
             order by d.id
             limit :limit
            """;

    static final String RECENT = COLUMNS + """
             where d.trashed_at is null
               and d.access_class = any(:classes)
             order by d.changed_at desc, d.id desc
             limit :limit
            """;

    static final String RECENT_IN = COLUMNS + """
             where d.trashed_at is null
               and d.access_class = any(:classes)
               and d.space_id = any(:spaces)
               and d.changed_at >= :since
             order by d.changed_at desc, d.id desc
             limit :limit
            """;

    static final String NAMED = COLUMNS + """
             where d.name_mac = :mac
               and d.trashed_at is null
            """;

    static final String TRASHED = COLUMNS + """
             where d.space_id = :space
               and d.trash_root = d.id
               and d.access_class = any(:classes)
             order by d.trashed_at desc, d.id
             limit 1000
            """;

    static final String SHARED = COLUMNS + """
             where d.own_class
               and d.trashed_at is null
               and d.access_class = any(:classes)
               and d.space_id <> all(:spaces)
             order by d.id desc
             limit 500
            """;

    static final String ADD = """
            insert into document (id, space_id, folder_id, title_sealed, name_mac, access_class, current_version,
                                  added_by, added_at, changed_by, changed_at)
            values (:id, :space, :folder, :title, :mac, :class, 1, :by, :at, :by, :at)
            """;

    static final String RENAME = """
            update document
               set title_sealed = :title,
                   name_mac = :mac,
                   changed_by = :by,
                   changed_at = :at
             where id = :id
            """;

    static final String SET_CURRENT = """
            update document
               set current_version = :number,
                   changed_by = :by,
                   changed_at = :at
             where id = :id
            """;

    static final String PLACE = """
            update document
               set space_id = :space,
                   folder_id = :folder,
                   title_sealed = :title,
                   name_mac = :mac,
                   access_class = :class
             where id = :id
            """;

    static final String SET_CLASS = """
            update document
               set access_class = :class,
                   own_class = :own
             where id = :id
            """;

    static final String SET_TRASHED = """
            update document
               set trashed_at = :at,
                   trashed_by = :by,
                   trash_root = :id
             where id = :id
            """;

    static final String CLEAR_TRASHED = """
            update document
               set trashed_at = null,
                   trashed_by = null,
                   trash_root = null
             where id = :id
            """;

    static final String REMOVE = """
            delete from document
             where id = :id
            """;

    private final JdbcClient db;
    private final Labels labels;
    private final Rows rows;

    DocumentStore(JdbcClient db, Labels labels, Rows rows) {
        this.db = db;
        this.labels = labels;
        this.rows = rows;
    }

    Optional<Document> find(DocumentId id) {
        return db.sql(ONE).param("id", id.value()).query(rows::document).optional();
    }

    /** Keeps everyone else from changing the document until the transaction ends. */
    void lock(DocumentId id) {
        db.sql(LOCK).param("id", id.value()).query(UUID.class).optional();
    }

    /** The living ones of these documents, whoever may see them; at most 10,000. */
    List<Document> these(Collection<DocumentId> ids) {
        return db.sql(THESE).param("ids", Rows.uuids(ids)).query(rows::document).list();
    }

    /** The living ones of these documents in the classes; at most 10,000. */
    List<Document> these(Collection<DocumentId> ids, long[] classes) {
        return db.sql(THESE_IN)
                .param("ids", Rows.uuids(ids))
                .param("classes", classes)
                .query(rows::document)
                .list();
    }

    /** Identifiers of living documents after that one, ascending. */
    List<UUID> ids(@Nullable UUID after, int limit) {
        return db.sql(IDS)
                .param("after", after == null ? new UUID(0, 0) : after)
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    List<Document> in(Place place, long[] classes, int limit) {
        return db.sql(IN_PLACE)
                .param("space", place.space().value())
                .param("folder", Rows.value(place.folder()), Types.OTHER)
                .param("classes", classes)
                .param("limit", limit)
                .query(rows::document)
                .list();
    }

    List<Document> in(Place place, long[] classes, UUID after, int limit) {
        return db.sql(IN_PLACE_AFTER)
                .param("space", place.space().value())
                .param("folder", Rows.value(place.folder()), Types.OTHER)
                .param("classes", classes)
                .param("after", after)
                .param("limit", limit)
                .query(rows::document)
                .list();
    }

    List<Document> recent(long[] classes, int limit) {
        return db.sql(RECENT).param("classes", classes).param("limit", limit).query(rows::document).list();
    }

    List<Document> recentIn(Collection<SpaceId> spaces, Instant since, long[] classes, int limit) {
        return db.sql(RECENT_IN)
                .param("spaces", spaces.stream().map(SpaceId::value).toArray(UUID[]::new))
                .param("since", Rows.utc(since))
                .param("classes", classes)
                .param("limit", limit)
                .query(rows::document)
                .list();
    }

    /** The living document of that name in the place, whoever may see it. */
    Optional<Document> named(Place place, String name) {
        return db.sql(NAMED).param("mac", labels.mark(place, name)).query(rows::document).optional();
    }

    /** What was put into the trash of the space as such; at most 1000, latest first. */
    List<Document> trashed(SpaceId space, long[] classes) {
        return db.sql(TRASHED)
                .param("space", space.value())
                .param("classes", classes)
                .query(rows::document)
                .list();
    }

    /** Documents with a class of their own, outside the given spaces; at most 500, latest first. */
    List<Document> shared(UUID[] outside, long[] classes) {
        return db.sql(SHARED)
                .param("spaces", outside)
                .param("classes", classes)
                .query(rows::document)
                .list();
    }

    void add(Document document) {
        db.sql(ADD)
                .param("id", document.id().value())
                .param("space", document.place().space().value())
                .param("folder", Rows.value(document.place().folder()), Types.OTHER)
                .param("title", labels.seal(Rows.documentTitle(document.id()), document.title()))
                .param("mac", labels.mark(document.place(), document.title()))
                .param("class", document.accessClass().value())
                .param("by", document.addedBy().value())
                .param("at", Rows.utc(document.addedAt()))
                .update();
    }

    void rename(Document document, String title, UserId by, Instant at) {
        db.sql(RENAME)
                .param("id", document.id().value())
                .param("title", labels.seal(Rows.documentTitle(document.id()), title))
                .param("mac", labels.mark(document.place(), title))
                .param("by", by.value())
                .param("at", Rows.utc(at))
                .update();
    }

    void setCurrent(DocumentId id, int number, UserId by, Instant at) {
        db.sql(SET_CURRENT)
                .param("id", id.value())
                .param("number", number)
                .param("by", by.value())
                .param("at", Rows.utc(at))
                .update();
    }

    void place(DocumentId id, Place place, String title, AccessClass accessClass) {
        db.sql(PLACE)
                .param("id", id.value())
                .param("space", place.space().value())
                .param("folder", Rows.value(place.folder()), Types.OTHER)
                .param("title", labels.seal(Rows.documentTitle(id), title))
                .param("mac", labels.mark(place, title))
                .param("class", accessClass.value())
                .update();
    }

    void setClass(DocumentId id, AccessClass accessClass, boolean own) {
        db.sql(SET_CLASS)
                .param("id", id.value())
                .param("class", accessClass.value())
                .param("own", own)
                .update();
    }

    void setTrashed(DocumentId id, UserId by, Instant at) {
        db.sql(SET_TRASHED)
                .param("id", id.value())
                .param("by", by.value())
                .param("at", Rows.utc(at))
                .update();
    }

    void clearTrashed(DocumentId id) {
        db.sql(CLEAR_TRASHED).param("id", id.value()).update();
    }

    void remove(DocumentId id) {
        db.sql(REMOVE).param("id", id.value()).update();
    }
}
