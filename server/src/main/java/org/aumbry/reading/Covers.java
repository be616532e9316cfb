package org.aumbry.reading;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.aumbry.documents.CoverSource;
import org.aumbry.documents.Document;
import org.aumbry.documents.DocumentId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells lists which documents have a cover. */
@Component
public class Covers implements CoverSource {

    private final PictureStore store;

    Covers(PictureStore store) {
        this.store = store;
    }

    @Override
    @Transactional(readOnly = true)
    public Set<DocumentId> withCover(Collection<Document> documents) {
        var covered = store.covered(documents.stream().map(Document::id).toList());
        return documents.stream()
                .filter(document ->
                        covered.contains(new PictureStore.Covered(document.id(), document.currentVersion())))
                .map(Document::id)
                .collect(Collectors.toSet());
    }
}
