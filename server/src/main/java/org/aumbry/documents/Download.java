package org.aumbry.documents;

import org.aumbry.blobs.BlobContent;

/**
 * Content on its way out, decided and open.
 *
 * @param name what the file is called
 * @param mediaType the type to serve it under: never one that a browser runs
 */
public record Download(Version version, String name, String mediaType, BlobContent content) {

    /** Strong validator: versions never change. */
    public String etag() {
        return "\"" + version.document() + "-" + version.number() + "\"";
    }
}
