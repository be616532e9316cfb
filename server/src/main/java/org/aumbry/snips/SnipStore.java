package org.aumbry.snips;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.data.Cell;
import org.aumbry.data.KeyScope;
import org.aumbry.data.Sealer;
import org.aumbry.documents.DocumentId;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class SnipStore {

    private static final String TABLE = "snip";

    static final String ADD = """
            insert into snip
                   (id, document_id, version_number, access_class, author_id, start_offset, end_offset, page_number,
                    quote_sealed, insight_sealed, note_sealed, state, state_version, state_start, state_end,
                    created_at, changed_at)
            values (:id, :document, :version, :class, :author, :start, :end, :page,
                    :quote, :insight, :note, :state, :stateVersion, :stateStart, :stateEnd,
                    :created, :changed)
            """;

    static final String FIND = """
            select id, document_id, version_number, access_class, author_id, quote_sealed, insight_sealed, note_sealed,
                   state, state_version, state_start, state_end, created_at, changed_at
              from snip
             where id = :id
               and not in_trash
               and access_class = any(:classes)
            """;

    static final String CLASS_OF = """
            select access_class
              from snip
             where id = :id
               and not in_trash
            """;

    static final String OF_DOCUMENT = """
            select id, document_id, version_number, access_class, author_id, quote_sealed, insight_sealed, note_sealed,
                   state, state_version, state_start, state_end, created_at, changed_at
              from snip
             where document_id = :document
               and not in_trash
               and access_class = any(:classes)
             order by start_offset, id
             limit 1000
            """;

    static final String PAGE = """
            select id, document_id, version_number, access_class, author_id, quote_sealed, insight_sealed, note_sealed,
                   state, state_version, state_start, state_end, created_at, changed_at
              from snip
             where not in_trash
               and access_class = any(:classes)
               and (cast(:author as uuid) is null or author_id = :author)
               and (cast(:document as uuid) is null or document_id = :document)
               and (not :broken or state in ('altered', 'lost'))
               and (cast(:tag as bytea) is null
                    or exists (select 1 from snip_tag where snip_tag.snip_id = snip.id and snip_tag.tag_mac = :tag))
               and (created_at, id) < (:beforeAt, :beforeId)
             order by created_at desc, id desc
             limit :limit
            """;

    static final String COUNT = """
            select count(*)
              from snip
             where not in_trash
               and access_class = any(:classes)
               and (cast(:author as uuid) is null or author_id = :author)
               and (cast(:document as uuid) is null or document_id = :document)
               and (not :broken or state in ('altered', 'lost'))
               and (cast(:tag as bytea) is null
                    or exists (select 1 from snip_tag where snip_tag.snip_id = snip.id and snip_tag.tag_mac = :tag))
            """;

    static final String CHANGE = """
            update snip
               set insight_sealed = :insight,
                   note_sealed = :note,
                   changed_at = :at
             where id = :id
            """;

    static final String SET_STANDING = """
            update snip
               set state = :state,
                   state_version = :version,
                   state_start = :start,
                   state_end = :end
             where id = :id
            """;

    static final String REMOVE = """
            delete from snip
             where id = :id
            """;

    static final String IDS_OF_DOCUMENT = """
            select id
              from snip
             where document_id = :document
             order by id
             limit 10000
            """;

    static final String FOLLOW = """
            update snip
               set access_class = :class,
                   in_trash = false
             where document_id = :document
               and (access_class <> :class or in_trash)
            returning id
            """;

    static final String HIDE = """
            update snip
               set in_trash = true
             where document_id = :document
               and not in_trash
            returning id
            """;

    static final String REMOVE_OF_DOCUMENT = """
            delete from snip
             where document_id = :document
            """;

    static final String LIVING = """
            select id, document_id, version_number, access_class, author_id, quote_sealed, insight_sealed, note_sealed,
                   state, state_version, state_start, state_end, created_at, changed_at
              from snip
             where id = any(:ids)
               and not in_trash
             limit 10000
            """;

    static final String LIVING_IDS = """
            select id
              from snip
             where not in_trash
               and (cast(:after as uuid) is null or id > :after)
             order by id
             limit :limit
            """;

    private final JdbcClient db;
    private final Sealer sealer;
    private final JsonMapper json;
    private final SnipTagStore tags;

    SnipStore(JdbcClient db, Sealer sealer, JsonMapper json, SnipTagStore tags) {
        this.db = db;
        this.sealer = sealer;
        this.json = json;
        this.tags = tags;
    }

    void add(Snip snip) {
        var standing = snip.standing();
        db.sql(ADD)
                .param("id", snip.id().value())
                .param("document", snip.document().value())
                .param("version", snip.version())
                .param("class", snip.accessClass().value())
                .param("author", snip.author().value())
                .param("start", snip.passage().start())
                .param("end", snip.passage().end())
                .param("page", snip.passage().page())
                .param("quote", sealer.sealBytes(
                        KeyScope.CONTENT, cell(snip.id(), "quote"), json.writeValueAsBytes(snip.passage())))
                .param("insight", seal(snip.id(), "insight", snip.insight()))
                .param("note", seal(snip.id(), "note", snip.note()))
                .param("state", standing.state().value())
                .param("stateVersion", standing.version())
                .param("stateStart", standing.start())
                .param("stateEnd", standing.end())
                .param("created", utc(snip.createdAt()))
                .param("changed", utc(snip.changedAt()))
                .update();
        tags.put(snip.id(), snip.tags());
    }

    Optional<Snip> find(SnipId id, long[] classes) {
        var rows = db.sql(FIND).param("id", id.value()).param("classes", classes).query(this::snip).list();
        return withTags(rows).stream().findAny();
    }

    /** Under which rules it stands, whoever may see it. */
    Optional<AccessClass> classOf(SnipId id) {
        return db.sql(CLASS_OF)
                .param("id", id.value())
                .query((row, number) -> new AccessClass(row.getLong("access_class")))
                .optional();
    }

    List<Snip> of(DocumentId document, long[] classes) {
        return withTags(db.sql(OF_DOCUMENT)
                .param("document", document.value())
                .param("classes", classes)
                .query(this::snip)
                .list());
    }

    List<Snip> page(SnipQuery query, long[] classes, int limit) {
        var before = query.before() == null
                ? new SnipQuery.Place(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1))
                : query.before();
        return withTags(filtered(PAGE, query, classes)
                .param("beforeAt", utc(before.createdAt()))
                .param("beforeId", before.id())
                .param("limit", limit)
                .query(this::snip)
                .list());
    }

    long count(SnipQuery query, long[] classes) {
        return filtered(COUNT, query, classes).query(Long.class).single();
    }

    List<SnipTagStore.TagUse> tagUses(long[] classes) {
        return tags.uses(classes);
    }

    void change(SnipId id, String insight, String note, List<String> newTags, Instant at) {
        db.sql(CHANGE)
                .param("id", id.value())
                .param("insight", seal(id, "insight", insight))
                .param("note", seal(id, "note", note))
                .param("at", utc(at))
                .update();
        tags.put(id, newTags);
    }

    void setStanding(SnipId id, Snip.Standing standing) {
        db.sql(SET_STANDING)
                .param("id", id.value())
                .param("state", standing.state().value())
                .param("version", standing.version())
                .param("start", standing.start())
                .param("end", standing.end())
                .update();
    }

    void remove(SnipId id) {
        db.sql(REMOVE).param("id", id.value()).update();
    }

    List<UUID> idsOf(DocumentId document) {
        return db.sql(IDS_OF_DOCUMENT).param("document", document.value()).query(UUID.class).list();
    }

    /** Brings the snips of a living document to its class; the ids of those that were elsewhere. */
    List<UUID> follow(DocumentId document, AccessClass accessClass) {
        return db.sql(FOLLOW)
                .param("document", document.value())
                .param("class", accessClass.value())
                .query(UUID.class)
                .list();
    }

    /** Takes the snips of a document in the trash out of sight. */
    List<UUID> hide(DocumentId document) {
        return db.sql(HIDE).param("document", document.value()).query(UUID.class).list();
    }

    void removeOf(DocumentId document) {
        db.sql(REMOVE_OF_DOCUMENT).param("document", document.value()).update();
    }

    List<Snip> living(Collection<UUID> ids) {
        return withTags(
                db.sql(LIVING).param("ids", ids.toArray(UUID[]::new)).query(this::snip).list());
    }

    List<UUID> livingIds(@Nullable UUID after, int limit) {
        return db.sql(LIVING_IDS).param("after", after).param("limit", limit).query(UUID.class).list();
    }

    private JdbcClient.StatementSpec filtered(String sql, SnipQuery query, long[] classes) {
        var tag = query.tag();
        return db.sql(sql)
                .param("classes", classes)
                .param("author", query.author() == null ? null : query.author().value())
                .param("document", query.document() == null ? null : query.document().value())
                .param("broken", query.broken())
                .param("tag", tag == null ? null : tags.mac(tag));
    }

    private List<Snip> withTags(List<Snip> snips) {
        if (snips.isEmpty()) {
            return snips;
        }
        var found = tags.of(snips.stream().map(Snip::id).toList());
        return snips.stream().map(snip -> tagged(snip, found.getOrDefault(snip.id().value(), List.of()))).toList();
    }

    private static Snip tagged(Snip snip, List<String> tags) {
        return new Snip(
                snip.id(), snip.document(), snip.version(), snip.accessClass(), snip.author(), snip.passage(),
                snip.insight(), snip.note(), tags, snip.standing(), snip.createdAt(), snip.changedAt());
    }

    private Snip snip(ResultSet row, int number) throws SQLException {
        var id = new SnipId(row.getObject("id", UUID.class));
        return new Snip(
                id,
                new DocumentId(row.getObject("document_id", UUID.class)),
                row.getInt("version_number"),
                new AccessClass(row.getLong("access_class")),
                new UserId(row.getObject("author_id", UUID.class)),
                json.readValue(sealer.openBytes(cell(id, "quote"), row.getBytes("quote_sealed")), Passage.class),
                open(id, "insight", row.getBytes("insight_sealed")),
                open(id, "note", row.getBytes("note_sealed")),
                List.of(),
                new Snip.Standing(
                        SnipState.of(row.getString("state")),
                        row.getInt("state_version"),
                        row.getObject("state_start", Integer.class),
                        row.getObject("state_end", Integer.class)),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    private byte @Nullable [] seal(SnipId id, String column, String text) {
        return text.isEmpty() ? null : sealer.seal(KeyScope.CONTENT, cell(id, column), text);
    }

    private String open(SnipId id, String column, byte @Nullable [] sealed) {
        return sealed == null ? "" : sealer.open(cell(id, column), sealed);
    }

    private static Cell cell(SnipId id, String column) {
        return new Cell(TABLE, id.value(), column);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
