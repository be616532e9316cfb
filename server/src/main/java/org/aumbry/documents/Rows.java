package org.aumbry.documents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import org.aumbry.data.Cell;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.UserId;
import org.aumbry.spaces.SpaceId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns rows into folders and documents. */
@Component
class Rows {

    private final Labels labels;

    Rows(Labels labels) {
        this.labels = labels;
    }

    Folder folder(ResultSet row, int number) throws SQLException {
        var id = new FolderId(row.getObject("id", UUID.class));
        return new Folder(
                id,
                place(row, "parent_id"),
                row.getInt("depth"),
                labels.open(folderName(id), row.getBytes("name_sealed")),
                new AccessClass(row.getLong("access_class")),
                row.getBoolean("own_class"),
                user(row, "added_by"),
                instant(row, "added_at"),
                user(row, "changed_by"),
                instant(row, "changed_at"),
                trashed(row));
    }

    Document document(ResultSet row, int number) throws SQLException {
        var id = new DocumentId(row.getObject("id", UUID.class));
        return new Document(
                id,
                place(row, "folder_id"),
                labels.open(documentTitle(id), row.getBytes("title_sealed")),
                new AccessClass(row.getLong("access_class")),
                row.getBoolean("own_class"),
                row.getInt("current_version"),
                row.getLong("size_bytes"),
                row.getString("media_type"),
                user(row, "added_by"),
                instant(row, "added_at"),
                user(row, "changed_by"),
                instant(row, "changed_at"),
                trashed(row));
    }

    static Cell folderName(FolderId id) {
        return new Cell("folder", id.value(), "name_sealed");
    }

    static Cell documentTitle(DocumentId id) {
        return new Cell("document", id.value(), "title_sealed");
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static UserId user(ResultSet row, String column) throws SQLException {
        return new UserId(row.getObject(column, UUID.class));
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static UUID[] uuids(Collection<DocumentId> ids) {
        return ids.stream().map(DocumentId::value).toArray(UUID[]::new);
    }

    static @Nullable UUID value(@Nullable FolderId folder) {
        return folder == null ? null : folder.value();
    }

    private static Place place(ResultSet row, String column) throws SQLException {
        var folder = row.getObject(column, UUID.class);
        return new Place(
                new SpaceId(row.getObject("space_id", UUID.class)), folder == null ? null : new FolderId(folder));
    }

    private static @Nullable Trashed trashed(ResultSet row) throws SQLException {
        var at = row.getObject("trashed_at", OffsetDateTime.class);
        return at == null
                ? null
                : new Trashed(at.toInstant(), user(row, "trashed_by"), row.getObject("trash_root", UUID.class));
    }
}
