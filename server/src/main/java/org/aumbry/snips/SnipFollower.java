package org.aumbry.snips;

import java.util.List;
import org.aumbry.documents.DocumentFollower;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Documents;
import org.aumbry.documents.Version;
import org.aumbry.kernel.Principal;
import org.aumbry.search.SearchIndex;
import org.springframework.stereotype.Component;

/** Keeps snips as visible as their source: same access class, gone with it into the trash, erased with it. */
@Component
class SnipFollower implements DocumentFollower {

    private final SnipStore store;
    private final Documents documents;
    private final SearchIndex index;

    SnipFollower(SnipStore store, Documents documents, SearchIndex index) {
        this.store = store;
        this.documents = documents;
        this.index = index;
    }

    @Override
    public void changed(Principal who, DocumentId document) {
        var living = documents.forIndex(List.of(document));
        var moved = living.isEmpty()
                ? store.hide(document)
                : store.follow(document, living.getFirst().accessClass());
        if (!moved.isEmpty()) {
            index.touch(Snips.KIND, moved);
        }
    }

    @Override
    public void versionAdded(Principal who, Version version) {
        // The passage is looked for in the new version when its text has been read and somebody asks.
    }

    @Override
    public void erased(Principal who, DocumentId document) {
        index.touch(Snips.KIND, store.idsOf(document));
        store.removeOf(document);
    }
}
