package org.aumbry.blobs;

import java.util.UUID;
import org.aumbry.crypto.Algorithm;
import org.aumbry.data.KeyDestroyedException;
import org.aumbry.kernel.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * What the tenant's table knows of a blob.
 *
 * @param keyNumber number of the key that wraps its data key now; after a rotation another one than in the file's
 *     header
 * @param wrappedKey the data key, wrapped, 60 bytes; null when it was destroyed
 * @param algorithm how the file is sealed
 */
@SuppressWarnings("ArrayRecordComponent")
record BlobRow(UUID id, int keyNumber, byte @Nullable [] wrappedKey, long sizeBytes, Algorithm algorithm) {

    /** What the row says of a file with that header. */
    static BlobRow of(BlobHeader header, long sizeBytes) {
        return new BlobRow(
                header.name().id(), header.keyNumber(), header.wrappedKey(), sizeBytes, header.algorithm());
    }

    BlobName name(TenantId tenant) {
        return new BlobName(tenant, id);
    }

    /** @throws KeyDestroyedException when the blob's own key was erased */
    BlobHeader header(TenantId tenant) {
        byte @Nullable [] wrapped = wrappedKey;
        if (wrapped == null) {
            throw new KeyDestroyedException(keyNumber);
        }
        return new BlobHeader(name(tenant), algorithm, keyNumber, wrapped);
    }
}
