package org.aumbry.blobs;

import java.nio.file.Path;
import java.util.List;

/**
 * The folders blobs lie in, each with a copy of every blob: {@code <folder>/<tenant>/<last two digits of id>/<id>}. For
 * whoever copies them elsewhere as they are, sealed. Where blobs lie in buckets only, an empty folder.
 */
public record BlobFolders(List<Path> all) {

    public BlobFolders {
        all = List.copyOf(all);
    }

    /** The one in which a blob appears last, when all its copies are durable. */
    public Path first() {
        return all.getFirst();
    }
}
