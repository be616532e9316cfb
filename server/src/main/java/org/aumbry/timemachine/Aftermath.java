package org.aumbry.timemachine;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aumbry.blobs.BlobId;
import org.aumbry.blobs.Blobs;
import org.aumbry.documents.DocumentFollower;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Documents;
import org.aumbry.kernel.Principal;
import org.aumbry.search.SearchIndex;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells everyone who follows documents what a restore did to them, and keeps content that is needed again. */
@Component
class Aftermath {

    private final AftermathStore store;
    private final ObjectProvider<DocumentFollower> followers;
    private final Documents documents;
    private final Blobs blobs;
    private final SearchIndex index;

    Aftermath(
            AftermathStore store,
            ObjectProvider<DocumentFollower> followers,
            Documents documents,
            Blobs blobs,
            SearchIndex index) {
        this.store = store;
        this.followers = followers;
        this.documents = documents;
        this.blobs = blobs;
        this.index = index;
    }

    /** Before documents are deleted. */
    void beforeGone(Principal who, UUID[] gone) {
        var standing = store.standing(gone);
        var all = followers.orderedStream().toList();
        standing.forEach(id -> all.forEach(follower -> follower.erased(who, new DocumentId(id))));
    }

    /** Once every row stands. */
    void follow(Principal who, Batch batch, Map<Kept, Set<String>> written) {
        var touched = new HashSet<UUID>();
        for (var kept : List.of(Kept.DOCUMENT, Kept.VERSION)) {
            touched.addAll(Arrays.asList(Batch.uuids(written.getOrDefault(kept, Set.of()))));
        }
        var ids = touched.toArray(UUID[]::new);
        store.needed(ids).forEach(blob -> blobs.keep(new BlobId(blob)));
        store.unused(ids).forEach(blob -> blobs.remove(new BlobId(blob)));
        index.touch("document", touched);
        index.touch("snip", Arrays.asList(Batch.uuids(written.getOrDefault(Kept.SNIP, Set.of()))));
        index.touch("snip", Arrays.asList(Batch.uuids(written.getOrDefault(Kept.SNIP_TAG, Set.of()))));
        for (var unread : store.unread(ids)) {
            var version = documents.forIndex(new DocumentId(unread.document()), unread.version());
            if (!documents.forIndex(List.of(version.document())).isEmpty()) {
                followers.orderedStream().forEach(follower -> follower.versionAdded(who, version));
            }
        }
    }
}
