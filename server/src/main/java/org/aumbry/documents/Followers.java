package org.aumbry.documents;

import java.util.Collection;
import java.util.List;
import org.aumbry.kernel.Principal;
import org.aumbry.search.SearchIndex;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells everyone who must follow documents, and the search index, inside the caller's transaction. */
@Component
class Followers {

    private static final String KIND = "document";

    private final ObjectProvider<DocumentFollower> followers;
    private final SearchIndex index;

    Followers(ObjectProvider<DocumentFollower> followers, SearchIndex index) {
        this.followers = followers;
        this.index = index;
    }

    void changed(Principal who, Collection<DocumentId> documents) {
        var all = followers.orderedStream().toList();
        index.touch(KIND, documents.stream().map(DocumentId::value).toList());
        documents.forEach(document -> all.forEach(follower -> follower.changed(who, document)));
    }

    /** Only the access class is another one. */
    void reclassed(Principal who, Collection<DocumentId> documents) {
        index.reclassed(KIND, documents.stream().map(DocumentId::value).toList());
        var all = followers.orderedStream().toList();
        documents.forEach(document -> all.forEach(follower -> follower.changed(who, document)));
    }

    void changed(Principal who, DocumentId document) {
        changed(who, List.of(document));
    }

    void versionAdded(Principal who, Version version) {
        index.touch(KIND, version.document().value());
        followers.orderedStream().forEach(follower -> follower.versionAdded(who, version));
    }

    void erased(Principal who, Collection<DocumentId> documents) {
        var all = followers.orderedStream().toList();
        index.touch(KIND, documents.stream().map(DocumentId::value).toList());
        documents.forEach(document -> all.forEach(follower -> follower.erased(who, document)));
    }
}
