package org.aumbry.documents;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.aumbry.blobs.BlobId;
import org.aumbry.kernel.Principal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The files behind documents, for the product itself: whoever may see them. */
@Service
public class DocumentFiles {

    private final VersionStore versions;
    private final Acts acts;

    DocumentFiles(VersionStore versions, Acts acts) {
        this.versions = versions;
        this.acts = acts;
    }

    /** The files of all its versions; none when there is no such document. A copy in the same space has the same. */
    @Transactional(readOnly = true)
    public Set<BlobId> of(DocumentId document) {
        return versions.blobsOf(List.of(document));
    }

    /** Files open no more: whoever keeps something of the documents that have them looks again. */
    @Transactional
    public void unreadable(Principal who, Collection<BlobId> files) {
        acts.followers().changed(who, versions.using(files));
    }
}
