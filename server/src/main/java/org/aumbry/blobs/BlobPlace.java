package org.aumbry.blobs;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.aumbry.kernel.TenantId;

/** One place where one copy of each blob lies: a directory, or a bucket of an object store. */
interface BlobPlace {

    /** What {@link #check} found. */
    enum Seen {
        /** The place as it was left. */
        KNOWN,
        /** A place without a sign that it was ever used; it has one now. */
        BEGUN_ANEW
    }

    String location();

    /**
     * Keeps a copy of the file, replacing an earlier one. Returns when it is durable.
     *
     * @param source read at positions; stays open
     */
    void put(BlobName name, SealedFile source) throws IOException;

    /** Whether {@link #take} can make this file a blob without copying it. */
    default boolean couldTake(Path sealed) {
        return false;
    }

    /** Makes the file itself the copy. Returns when that is durable. */
    default void take(BlobName name, Path sealed) throws IOException {
        throw new UnsupportedOperationException(name + " can't be taken from " + sealed.getFileSystem());
    }

    /** @throws java.nio.file.NoSuchFileException when there is no such copy */
    SealedFile open(BlobName name) throws IOException;

    boolean exists(BlobName name) throws IOException;

    void delete(BlobName name) throws IOException;

    List<BlobStore.Stored> list(TenantId tenant) throws IOException;

    /** Those whose names end with these two digits. */
    List<BlobStore.Stored> shelf(TenantId tenant, String shelf) throws IOException;

    int sweepUnfinished(TenantId tenant, Instant before) throws IOException;

    /** Looks whether the place can be read and written now. */
    Seen check() throws IOException;
}
