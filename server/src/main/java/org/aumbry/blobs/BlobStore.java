package org.aumbry.blobs;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.aumbry.kernel.TenantId;

/**
 * Keeps sealed files, each in one or several copies, one container per tenant. Knows no keys.
 *
 * <p>Whole or absent: a name that can be opened has all its bytes, also after a crash at any moment.
 */
interface BlobStore {

    /** A file that is there and when it came. */
    record Stored(BlobName name, Instant storedAt) {}

    /** How many copies of each blob there are; they are numbered from 0. */
    int copies();

    /**
     * Takes a finished, synced file away from where it is and keeps it under the name, replacing an earlier one.
     * Returns when all copies are durable.
     */
    void put(BlobName name, Path sealed) throws IOException;

    /** @throws java.nio.file.NoSuchFileException when this copy is missing */
    SealedFile open(BlobName name, int copy) throws IOException;

    /** Whether the name was put and all its copies were durable then. */
    boolean exists(BlobName name);

    /** Replaces one copy by another, which the caller has verified. */
    void repair(BlobName name, int damaged, int good) throws IOException;

    /** Removes all copies. */
    void delete(BlobName name) throws IOException;

    /** Takes away what interrupted writing left before a time. @return how many files */
    int sweepUnfinished(TenantId tenant, Instant before) throws IOException;

    /** What a tenant's container holds, in any copy. */
    List<Stored> list(TenantId tenant) throws IOException;
}
