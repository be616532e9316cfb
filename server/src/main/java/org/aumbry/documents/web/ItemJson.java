package org.aumbry.documents.web;

import java.time.Instant;
import java.util.UUID;
import org.aumbry.documents.Document;
import org.aumbry.documents.Folder;
import org.aumbry.documents.Item;
import org.aumbry.documents.Version;
import org.jspecify.annotations.Nullable;

/** Folders, documents and versions as programs see them. */
final class ItemJson {

    private ItemJson() {}

    /**
     * A folder or document.
     *
     * @param folder null directly in the space
     * @param version number of the current version; null for a folder
     */
    record One(
            UUID id,
            String kind,
            String title,
            UUID space,
            @Nullable UUID folder,
            @Nullable Integer version,
            @Nullable Long size,
            @Nullable String mediaType,
            UUID changedBy,
            Instant changedAt,
            @Nullable Instant trashedAt,
            @Nullable Instant goneAt) {}

    record VersionOne(
            int number,
            long size,
            String sha256,
            String mediaType,
            String fileName,
            @Nullable Integer restoredFrom,
            UUID addedBy,
            Instant addedAt) {}

    /** Where something is or shall be: one of the two. */
    record PlaceWish(@Nullable String space, @Nullable String folder) {

        /** In the form in which forms name places; empty when nothing usable is said. */
        String text() {
            if (folder != null) {
                return "folder:" + folder;
            }
            return space == null ? "" : "space:" + space;
        }
    }

    static One of(Item item) {
        var trashed = item.trashed();
        var folder = item.place().folder();
        var document = item instanceof Document found ? found : null;
        return new One(
                item.ref().id(), item instanceof Folder ? "folder" : "document", item.title(),
                item.place().space().value(), folder == null ? null : folder.value(),
                document == null ? null : Integer.valueOf(document.currentVersion()),
                document == null ? null : Long.valueOf(document.sizeBytes()),
                document == null ? null : document.mediaType(), item.changedBy().value(), item.changedAt(),
                trashed == null ? null : trashed.at(), trashed == null ? null : trashed.goneAt());
    }

    static VersionOne of(Version version) {
        return new VersionOne(
                version.number(), version.sizeBytes(), version.sha256(), version.mediaType(), version.fileName(),
                version.restoredFrom(), version.addedBy().value(), version.addedAt());
    }
}
