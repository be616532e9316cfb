package org.aumbry.documents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.aumbry.blobs.BlobId;
import org.aumbry.data.Cell;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class VersionStore {

    private static final String COLUMNS = """
            select document_id, number, blob_id, size_bytes, sha256_sealed, media_type, file_name_sealed, restored_from,
                   added_by, added_at
              from version
            """;

    static final String OF_DOCUMENT = COLUMNS + """
             where document_id = :document
             order by number desc
             limit 10000
            """;

    static final String ONE = COLUMNS + """
             where document_id = :document
               and number = :number
            """;

    static final String LATEST = COLUMNS + """
             order by added_at desc, document_id, number
             limit :limit
            """;

    static final String LAST = """
            select max(number)
              from version
             where document_id = :document
            """;

    static final String ADD = """
            insert into version (document_id, number, blob_id, size_bytes, sha256_sealed, media_type, file_name_sealed,
                                 restored_from, added_by, added_at)
            values (:document, :number, :blob, :size, :sha256, :type, :name, :from, :by, :at)
            """;

    static final String BLOBS_OF = """
            select distinct blob_id
              from version
             where document_id = any(:documents)
            """;

    static final String IN_USE = """
            select distinct blob_id
              from version
             where blob_id = any(:blobs)
            """;

    static final String USING = """
            select distinct document_id
              from version
             where blob_id = any(:blobs)
             limit 10000
            """;

    private final JdbcClient db;
    private final Labels labels;

    VersionStore(JdbcClient db, Labels labels) {
        this.db = db;
        this.labels = labels;
    }

    /** Newest first. */
    List<Version> of(DocumentId document) {
        return db.sql(OF_DOCUMENT).param("document", document.value()).query(this::version).list();
    }

    Optional<Version> find(DocumentId document, int number) {
        return db.sql(ONE)
                .param("document", document.value())
                .param("number", number)
                .query(this::version)
                .optional();
    }

    /** The content of all versions of the documents. */
    Set<BlobId> blobsOf(Collection<DocumentId> documents) {
        return blobs(db.sql(BLOBS_OF).param("documents", Rows.uuids(documents)));
    }

    /** Those of the blobs that some version still has. */
    Set<BlobId> inUse(Collection<BlobId> blobs) {
        return blobs(db.sql(IN_USE).param("blobs", blobs.stream().map(BlobId::value).toArray(UUID[]::new)));
    }

    /** The documents that have one of the files as a version. */
    List<DocumentId> using(Collection<BlobId> blobs) {
        return db.sql(USING)
                .param("blobs", blobs.stream().map(BlobId::value).toArray(UUID[]::new))
                .query((row, number) -> new DocumentId(row.getObject("document_id", UUID.class)))
                .list();
    }

    private static Set<BlobId> blobs(JdbcClient.StatementSpec statement) {
        return statement.query((row, number) -> new BlobId(row.getObject("blob_id", UUID.class))).set();
    }

    /** The versions that came last, of whatever documents. */
    List<Version> latest(int limit) {
        return db.sql(LATEST).param("limit", limit).query(this::version).list();
    }

    /** The highest number given so far. */
    int last(DocumentId document) {
        return db.sql(LAST).param("document", document.value()).query(Integer.class).single();
    }

    void add(Version version) {
        db.sql(ADD)
                .param("document", version.document().value())
                .param("number", version.number())
                .param("blob", version.blob().value())
                .param("size", version.sizeBytes())
                .param("sha256", labels.seal(cell(version.document(), version.number(), "sha256"), version.sha256()))
                .param("type", version.mediaType())
                .param("name", labels.seal(cell(version.document(), version.number(), "file_name"), version.fileName()))
                .param("from", version.restoredFrom(), Types.INTEGER)
                .param("by", version.addedBy().value())
                .param("at", Rows.utc(version.addedAt()))
                .update();
    }

    private Version version(ResultSet row, int rowNumber) throws SQLException {
        var document = new DocumentId(row.getObject("document_id", UUID.class));
        int number = row.getInt("number");
        int from = row.getInt("restored_from");
        @Nullable Integer restoredFrom = row.wasNull() ? null : Integer.valueOf(from);
        return new Version(
                document,
                number,
                new BlobId(row.getObject("blob_id", UUID.class)),
                row.getLong("size_bytes"),
                labels.open(cell(document, number, "sha256"), row.getBytes("sha256_sealed")),
                row.getString("media_type"),
                labels.open(cell(document, number, "file_name"), row.getBytes("file_name_sealed")),
                restoredFrom,
                Rows.user(row, "added_by"),
                Rows.instant(row, "added_at"));
    }

    /** The row's key has two parts, so the number goes into the column's name. */
    private static Cell cell(DocumentId document, int number, String column) {
        return new Cell("version", document.value(), column + "_sealed/" + number);
    }
}
