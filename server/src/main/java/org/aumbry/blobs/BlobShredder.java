package org.aumbry.blobs;

import java.time.Clock;
import java.util.Collection;
import org.aumbry.data.TenantKeys;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Destroys the keys of single blobs, so that no copy of them opens any more, wherever it is.
 *
 * <p>A copy carries the blob's key in its header, wrapped under the key of the scope. So that one is changed too, the
 * keys of all other blobs of the scope are wrapped anew, and the earlier one is erased. An upload into the scope that
 * is under way has to be begun anew.
 */
@Service
public class BlobShredder {

    private final TenantKeys keys;
    private final BlobKeys blobKeys;
    private final BlobKeyStore rows;
    private final Clock clock;

    BlobShredder(TenantKeys keys, BlobKeys blobKeys, BlobKeyStore rows, Clock clock) {
        this.keys = keys;
        this.blobKeys = blobKeys;
        this.rows = rows;
        this.clock = clock;
    }

    /** @return how many had a key until now */
    @Transactional
    public int destroy(Collection<BlobId> blobs) {
        var ids = blobs.stream().map(BlobId::value).toList();
        var scopes = rows.scopes(ids);
        int erased = rows.destroy(ids, clock.instant());
        scopes.forEach(scope -> keys.replace(scope, () -> blobKeys.rewrapAll(scope)));
        return erased;
    }
}
