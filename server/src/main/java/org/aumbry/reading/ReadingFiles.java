package org.aumbry.reading;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.aumbry.blobs.BlobId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The files that were made by reading others: texts, places of words, pictures of pages. */
@Service
public class ReadingFiles {

    private final PictureStore store;

    ReadingFiles(PictureStore store) {
        this.store = store;
    }

    /** Whoever may see them. */
    @Transactional(readOnly = true)
    public Set<BlobId> madeFrom(Collection<BlobId> sources) {
        return store.madeFrom(sources.stream().map(BlobId::value).toList()).stream()
                .map(BlobId::new)
                .collect(Collectors.toSet());
    }
}
