package org.aumbry.documents;

import org.jspecify.annotations.Nullable;

/**
 * What someone is about to upload, as they say; nothing of it is trusted.
 *
 * @param document the document this becomes the next version of; null for a document of its own
 * @param path relative path of a file in an uploaded folder, steps separated by slashes, the file's name last; or empty
 * @param promised SHA-256 of the whole content, 64 lower-case hexadecimal digits; null when none was announced
 * @param newVersion whether a document of the same name in the same place gets a new version instead of a namesake
 * @param lengthBytes null when it will be said later
 */
public record NewUpload(
        Place place,
        @Nullable DocumentId document,
        String fileName,
        String path,
        @Nullable String promised,
        boolean newVersion,
        @Nullable Long lengthBytes) {

    NewUpload at(Place found) {
        return new NewUpload(found, document, fileName, path, promised, newVersion, lengthBytes);
    }
}
