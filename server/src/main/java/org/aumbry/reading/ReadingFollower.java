package org.aumbry.reading;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.aumbry.blobs.BlobId;
import org.aumbry.blobs.Blobs;
import org.aumbry.documents.DocumentFollower;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Documents;
import org.aumbry.documents.Version;
import org.aumbry.kernel.Principal;
import org.springframework.stereotype.Component;

/** Queues every new version for reading and throws away what was read of documents that are gone. */
@Component
class ReadingFollower implements DocumentFollower {

    /** Endings that help to tell kinds of files apart. Any other is part of a name, and names are sealed. */
    private static final Set<String> KNOWN_EXTENSIONS = Set.of(
            "pdf", "doc", "docx", "docm", "dotx", "xls", "xlsx", "xlsm", "ppt", "pptx", "pptm", "ppsx", "odt", "ods",
            "odp",
            "odg", "rtf", "txt", "text", "log", "md", "markdown", "html", "htm", "xhtml", "xml", "json", "yaml", "yml",
            "csv",
            "tsv", "eml", "msg", "png", "jpg", "jpeg", "gif", "webp", "tif", "tiff", "bmp", "svg", "tex", "ics", "vcf",
            "epub");

    private final ReadingStore store;
    private final PictureStore pictures;
    private final ReadingQueue queue;
    private final Documents documents;
    private final Blobs blobs;
    private final Clock clock;

    ReadingFollower(
            ReadingStore store,
            PictureStore pictures,
            ReadingQueue queue,
            Documents documents,
            Blobs blobs,
            Clock clock) {
        this.store = store;
        this.pictures = pictures;
        this.queue = queue;
        this.documents = documents;
        this.blobs = blobs;
        this.clock = clock;
    }

    @Override
    public void changed(Principal who, DocumentId document) {
        // Titles, places and classes are not what was read.
    }

    @Override
    public void versionAdded(Principal who, Version version) {
        var document = documents.forIndex(List.of(version.document())).getFirst();
        store.queue(version.document(), version.number(), version.blob().value(), document.spaceId().value(),
                extension(version.fileName()), clock.instant());
        queue.wake();
    }

    @Override
    public void erased(Principal who, DocumentId document) {
        var derived = store.of(document).stream()
                .flatMap(row -> Stream.of(row.textBlob(), row.layoutBlob(), row.pdfBlob()));
        Stream.concat(derived, pictures.blobs(document).stream())
                .filter(Objects::nonNull)
                .distinct()
                .forEach(blob -> blobs.remove(new BlobId(blob)));
    }

    /** A known ending behind the last dot; empty for any other. */
    static String extension(String fileName) {
        var end = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return KNOWN_EXTENSIONS.contains(end) ? end : "";
    }
}
