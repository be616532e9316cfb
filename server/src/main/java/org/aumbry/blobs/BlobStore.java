package org.aumbry.blobs;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.aumbry.kernel.TenantId;

/**
 * Keeps sealed files, each in one or several places, one container per tenant. Knows no keys.
 *
 * <p>Whole or absent: a copy that can be opened has all its bytes, also after a crash at any moment.
 */
interface BlobStore {

    /** A file that is there and when it came. */
    record Stored(BlobName name, Instant storedAt) {}

    /** Why a copy could not be read. */
    enum Trouble {
        /** The place answers and has no such copy. */
        MISSING,
        /** What is there is not what was stored, or can't be read although the place answers. */
        DAMAGED,
        /** The place does not answer; nothing is known of the copy. */
        AWAY
    }

    /** In how many places each blob is to lie; they are numbered from 0. */
    int copies();

    /** In how many places a blob must be durable before it is acknowledged. */
    int quorum();

    /**
     * Takes a finished, synced file away from where it is and keeps it under the name, replacing an earlier one.
     * Returns when enough copies are durable; places that do not answer are left out and mended later.
     *
     * @return how many copies are durable
     * @throws StoreAwayException when there are not enough places; the file then stays where it is
     */
    int put(BlobName name, Path sealed) throws IOException;

    /**
     * @throws java.nio.file.NoSuchFileException when this copy is missing
     * @throws StoreAwayException when its place does not answer
     */
    SealedFile open(BlobName name, int copy) throws IOException;

    /** What a failure to read a copy means, after a look at its place. */
    Trouble trouble(int copy, Exception failed);

    /**
     * Whether enough copies are there to acknowledge the blob.
     *
     * @throws StoreAwayException when places that do not answer might have them
     */
    boolean exists(BlobName name) throws IOException;

    /** Replaces one copy by another, which the caller has verified. */
    void repair(BlobName name, int damaged, int good) throws IOException;

    /** Removes all copies. One that can't be removed now is told at the end; the others are gone then. */
    void delete(BlobName name) throws IOException;

    /** Takes away what interrupted writing left before a time. @return how many files */
    int sweepUnfinished(TenantId tenant, Instant before) throws IOException;

    /** What a tenant's container holds, in any place that answers. */
    List<Stored> list(TenantId tenant) throws IOException;

    /**
     * What a tenant's container holds in one place.
     *
     * @throws StoreAwayException when the place does not answer
     */
    List<Stored> list(TenantId tenant, int copy) throws IOException;

    /**
     * What a tenant's container holds in one place on one shelf: those whose names end with these two digits.
     *
     * @throws StoreAwayException when the place does not answer
     */
    List<Stored> shelf(TenantId tenant, int copy, String shelf) throws IOException;

    /** How each place is, as far as known. */
    List<PlaceState> places();

    /** Asks each place how it is. */
    List<PlaceState> look();

    /** Whether a place came back, or was empty and begun anew, since this was last asked: copies may be missing. */
    boolean takeChange();
}
