package org.aumbry.documents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.blobs.StagedId;
import org.aumbry.data.Cell;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.UserId;
import org.aumbry.spaces.SpaceId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class UploadStore {

    private static final String COLUMNS = """
            select id, user_id, space_id, folder_id, document_id, file_name_sealed, path_sealed, promised_sealed,
                   conflict,
                   length_bytes, staged_id, state, result_document, result_version, expires_at
              from upload
            """;

    static final String OWN = COLUMNS + """
             where id = :id
               and user_id = :user
            """;

    static final String OWN_LOCKED = COLUMNS + """
             where id = :id
               and user_id = :user
               for update
            """;

    static final String OPEN_OF = COLUMNS + """
             where user_id = :user
               and state = 'open'
               and expires_at > :now
             order by added_at
             limit 1000
            """;

    static final String COUNT_OPEN = """
            select count(*)
              from upload
             where user_id = :user
               and state = 'open'
            """;

    static final String ADD = """
            insert into upload (id, user_id, space_id, folder_id, document_id, file_name_sealed, path_sealed,
                                promised_sealed, conflict, length_bytes, staged_id, state, added_at, expires_at)
            values (:id, :user, :space, :folder, :document, :name, :path, :promised, :conflict, :length, :staged,
                   'open',
                    :at, :expires)
            """;

    static final String SET_LENGTH = """
            update upload
               set length_bytes = :length
             where id = :id
               and length_bytes is null
            """;

    static final String PROLONG = """
            update upload
               set expires_at = :expires
             where id = :id
            """;

    static final String FINISH = """
            update upload
               set state = 'finished',
                   result_document = :document,
                   result_version = :version,
                   finished_at = :at,
                   expires_at = :expires
             where id = :id
            """;

    static final String EXPIRE = """
            update upload
               set state = 'expired',
                   expires_at = :forget
             where id = :id
            """;

    static final String OVERDUE = COLUMNS + """
             where state = 'open'
               and expires_at <= :now
             order by expires_at
             limit 500
            """;

    static final String FORGET = """
            delete from upload
             where state in ('finished', 'expired')
               and expires_at <= :now
            """;

    private final JdbcClient db;
    private final Labels labels;

    UploadStore(JdbcClient db, Labels labels) {
        this.db = db;
        this.labels = labels;
    }

    Optional<Upload> own(Principal who, UploadId id) {
        return one(OWN, who, id);
    }

    /** The upload; nobody else can finish or end it until the transaction ends. */
    Optional<Upload> ownLocked(Principal who, UploadId id) {
        return one(OWN_LOCKED, who, id);
    }

    private Optional<Upload> one(String sql, Principal who, UploadId id) {
        return db.sql(sql)
                .param("id", id.value())
                .param("user", who.user().value())
                .query(this::upload)
                .optional();
    }

    /** Uploads of a person that wait for bytes; oldest first, at most 1000. */
    List<Upload> openOf(UserId user, Instant now) {
        return db.sql(OPEN_OF)
                .param("user", user.value())
                .param("now", Rows.utc(now))
                .query(this::upload)
                .list();
    }

    long countOpen(UserId user) {
        return db.sql(COUNT_OPEN).param("user", user.value()).query(Long.class).single();
    }

    void add(Upload upload, Instant at) {
        var asked = upload.asked();
        db.sql(ADD)
                .param("id", upload.id().value())
                .param("user", upload.user().value())
                .param("space", asked.place().space().value())
                .param("folder", Rows.value(asked.place().folder()), Types.OTHER)
                .param("document", asked.document() == null ? null : asked.document().value(), Types.OTHER)
                .param("name", labels.seal(cell(upload.id(), "file_name_sealed"), asked.fileName()))
                .param("path", labels.seal(cell(upload.id(), "path_sealed"), asked.path()))
                .param("promised", promised(upload), Types.BINARY)
                .param("conflict", asked.newVersion() ? "new-version" : "keep-both")
                .param("length", asked.lengthBytes(), Types.BIGINT)
                .param("staged", upload.staged().value())
                .param("at", Rows.utc(at))
                .param("expires", Rows.utc(upload.expiresAt()))
                .update();
    }

    void setLength(UploadId id, long bytes) {
        db.sql(SET_LENGTH).param("id", id.value()).param("length", bytes).update();
    }

    void prolong(UploadId id, Instant expires) {
        db.sql(PROLONG).param("id", id.value()).param("expires", Rows.utc(expires)).update();
    }

    void finish(UploadId id, Version version, Instant at, Instant forget) {
        db.sql(FINISH)
                .param("id", id.value())
                .param("document", version.document().value())
                .param("version", version.number())
                .param("at", Rows.utc(at))
                .param("expires", Rows.utc(forget))
                .update();
    }

    void expire(UploadId id, Instant forget) {
        db.sql(EXPIRE).param("id", id.value()).param("forget", Rows.utc(forget)).update();
    }

    List<Upload> overdue(Instant now) {
        return db.sql(OVERDUE).param("now", Rows.utc(now)).query(this::upload).list();
    }

    void forget(Instant now) {
        db.sql(FORGET).param("now", Rows.utc(now)).update();
    }

    private byte @Nullable [] promised(Upload upload) {
        var promised = upload.asked().promised();
        return promised == null ? null : labels.seal(cell(upload.id(), "promised_sealed"), promised);
    }

    private static Cell cell(UploadId id, String column) {
        return new Cell("upload", id.value(), column);
    }

    private Upload upload(ResultSet row, int number) throws SQLException {
        var id = new UploadId(row.getObject("id", UUID.class));
        var folder = row.getObject("folder_id", UUID.class);
        var document = row.getObject("document_id", UUID.class);
        var promised = row.getBytes("promised_sealed");
        long length = row.getLong("length_bytes");
        @Nullable Long lengthBytes = row.wasNull() ? null : Long.valueOf(length);
        var asked = new NewUpload(
                new Place(
                        new SpaceId(row.getObject("space_id", UUID.class)),
                        folder == null ? null : new FolderId(folder)),
                document == null ? null : new DocumentId(document),
                labels.open(cell(id, "file_name_sealed"), row.getBytes("file_name_sealed")),
                labels.open(cell(id, "path_sealed"), row.getBytes("path_sealed")),
                promised == null ? null : labels.open(cell(id, "promised_sealed"), promised),
                row.getString("conflict").equals("new-version"),
                lengthBytes);
        var result = row.getObject("result_document", UUID.class);
        return new Upload(
                id,
                Rows.user(row, "user_id"),
                asked,
                new StagedId(row.getObject("staged_id", UUID.class)),
                Upload.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                result == null ? null : new Upload.Result(new DocumentId(result), row.getInt("result_version")),
                Rows.instant(row, "expires_at"));
    }
}
