package org.aumbry.custody;

import java.util.Collection;
import java.util.List;
import org.aumbry.blobs.BlobId;
import org.aumbry.data.KeyScope;

/**
 * What must not open any more.
 *
 * @param scopes everything under the keys of these
 * @param files these files
 */
record Doomed(List<KeyScope> scopes, List<BlobId> files) {

    static Doomed under(Collection<KeyScope> scopes) {
        return new Doomed(List.copyOf(scopes), List.of());
    }

    static Doomed files(Collection<BlobId> files) {
        return new Doomed(List.of(), List.copyOf(files));
    }
}
