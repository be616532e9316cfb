package org.aumbry.documents;

import org.aumbry.blobs.BlobId;

/**
 * Content that is stored durably and waits to become a version.
 *
 * @param sha256 64 lower-case hexadecimal digits
 * @param mediaType as detected
 */
record NewContent(BlobId blob, long sizeBytes, String sha256, String mediaType, String fileName) {

    static NewContent of(Version version, BlobId blob) {
        return new NewContent(
                blob, version.sizeBytes(), version.sha256(), version.mediaType(), version.fileName());
    }
}
