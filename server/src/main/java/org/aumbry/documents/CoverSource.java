package org.aumbry.documents;

import java.util.Collection;
import java.util.Set;

/** Knows which documents have a small picture to show in lists; implemented by whoever draws covers. */
public interface CoverSource {

    /**
     * Those of the documents whose current version has a cover at {@code
     * /documents/{id}/versions/{number}/cover-96.jpg}. All of them may be viewed by the asker already.
     */
    Set<DocumentId> withCover(Collection<Document> documents);
}
