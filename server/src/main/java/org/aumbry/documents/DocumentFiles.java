package org.aumbry.documents;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.aumbry.blobs.BlobId;
import org.aumbry.kernel.Principal;
import org.aumbry.spaces.SpaceId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The files behind documents, for the product itself: whoever may see them. */
@Service
public class DocumentFiles {

    private final VersionStore versions;
    private final SurroundingsStore surroundings;
    private final Acts acts;

    DocumentFiles(VersionStore versions, SurroundingsStore surroundings, Acts acts) {
        this.versions = versions;
        this.surroundings = surroundings;
        this.acts = acts;
    }

    /** The files of all its versions; none when there is no such document. A copy in the same space has the same. */
    @Transactional(readOnly = true)
    public Set<BlobId> of(DocumentId document) {
        return versions.blobsOf(List.of(document));
    }

    /**
     * What is concerned when its files go: documents that have one of them, the folders and the spaces around those,
     * and whoever made them and their versions. By their numbers, at most 100,000.
     */
    @Transactional(readOnly = true)
    public Set<UUID> around(DocumentId document) {
        return surroundings.around(document);
    }

    /** Those of the numbers that are of documents or folders of the space, or of people who made some. */
    @Transactional(readOnly = true)
    public Set<UUID> within(SpaceId space, Collection<UUID> numbers) {
        return numbers.isEmpty() ? Set.of() : surroundings.within(space, numbers);
    }

    /** Files open no more: whoever keeps something of the documents that have them looks again. */
    @Transactional
    public void unreadable(Principal who, Collection<BlobId> files) {
        acts.followers().changed(who, versions.using(files));
    }
}
