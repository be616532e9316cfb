package org.aumbry.reading;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.aumbry.documents.DocumentId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PictureStore {

    static final String ADD = """
            insert into version_picture
                   (document_id, number, role, ordinal, blob_id, from_bytes, size_bytes, width, height)
            values (:document, :number, :role, :ordinal, :blob, :from, :size, :width, :height)
                on conflict (document_id, number, role, ordinal) do nothing
            """;

    static final String AT_LEAST = """
            select role, ordinal, blob_id, from_bytes, size_bytes, width, height
              from version_picture
             where document_id = :document
               and number = :number
               and role = :role
               and ordinal >= :ordinal
             order by ordinal
             limit 1
            """;

    static final String BLOBS = """
            select distinct blob_id
              from version_picture
             where document_id = :document
             limit 100000
            """;

    static final String MADE_FROM = """
            select made.blob_id
              from version_reading r
             cross join lateral (values (r.text_blob), (r.layout_blob), (r.pdf_blob)) as made (blob_id)
             where r.source_blob = any(:sources)
               and made.blob_id is not null
             union
            select p.blob_id
              from version_reading r
              join version_picture p using (document_id, number)
             where r.source_blob = any(:sources)
             limit 100000
            """;

    static final String COVERED = """
            select document_id, number
              from version_picture
             where document_id = any(:documents)
               and role = 'cover'
             limit 100000
            """;

    private final JdbcClient db;

    PictureStore(JdbcClient db) {
        this.db = db;
    }

    /** Everything that was made by reading those files. */
    List<UUID> madeFrom(Collection<UUID> sources) {
        return db.sql(MADE_FROM).param("sources", sources.toArray(UUID[]::new)).query(UUID.class).list();
    }

    void add(DocumentId document, int number, PictureRow picture) {
        db.sql(ADD)
                .param("document", document.value())
                .param("number", number)
                .param("role", picture.role())
                .param("ordinal", picture.ordinal())
                .param("blob", picture.blob())
                .param("from", picture.from())
                .param("size", picture.size())
                .param("width", picture.width())
                .param("height", picture.height())
                .update();
    }

    /** The picture with this ordinal, or else with the next higher one. */
    Optional<PictureRow> atLeast(DocumentId document, int number, String role, int ordinal) {
        return db.sql(AT_LEAST)
                .param("document", document.value())
                .param("number", number)
                .param("role", role)
                .param("ordinal", ordinal)
                .query(PictureStore::row)
                .optional();
    }

    Optional<PictureRow> find(DocumentId document, int number, String role, int ordinal) {
        return atLeast(document, number, role, ordinal).filter(found -> found.ordinal() == ordinal);
    }

    /** The versions of the documents that have a cover. */
    Set<Covered> covered(Collection<DocumentId> documents) {
        return db.sql(COVERED)
                .param("documents", documents.stream().map(DocumentId::value).toArray(UUID[]::new))
                .query((row, number) -> new Covered(
                        new DocumentId(row.getObject("document_id", UUID.class)), row.getInt("number")))
                .set();
    }

    /** One version that has a cover. */
    record Covered(DocumentId document, int version) {}

    List<UUID> blobs(DocumentId document) {
        return db.sql(BLOBS).param("document", document.value()).query(UUID.class).list();
    }

    private static PictureRow row(ResultSet row, int number) throws SQLException {
        return new PictureRow(
                row.getString("role"),
                row.getInt("ordinal"),
                row.getObject("blob_id", UUID.class),
                row.getLong("from_bytes"),
                row.getInt("size_bytes"),
                row.getInt("width"),
                row.getInt("height"));
    }
}
