package org.aumbry.blobs;

import java.util.UUID;
import org.aumbry.kernel.TenantId;

/** Where a blob lies in every store: its tenant's container, its id. */
record BlobName(TenantId tenant, UUID id) {

    /** Two digits that spread blobs evenly over folders: the last of the id, which are random. */
    String shelf() {
        var text = id.toString();
        return text.substring(text.length() - 2);
    }

    @Override
    public String toString() {
        return "blob " + id;
    }
}
