package org.aumbry.blobs;

import java.nio.file.Path;
import java.util.List;

/**
 * The folders blobs lie in, each with a copy of every blob: {@code <folder>/<tenant>/<last two digits of id>/<id>}. For
 * whoever copies them elsewhere as they are, sealed.
 *
 * @param all where blobs lie in buckets only, one folder that stays empty
 * @param elsewhere whether blobs lie in buckets only: then {@link SealedFiles} has them
 */
public record BlobFolders(List<Path> all, boolean elsewhere) {

    public BlobFolders {
        all = List.copyOf(all);
    }

    /** The one in which a blob appears last, when all its copies are durable. */
    public Path first() {
        return all.getFirst();
    }
}
