package org.aumbry.reading;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aumbry.documents.Document;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Documents;
import org.aumbry.kernel.AccessClass;
import org.aumbry.search.SearchDocument;
import org.aumbry.search.SearchSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the search index what documents say: their titles at once, their text as soon as it was read. */
@Component
class DocumentSearchSource implements SearchSource {

    private final Documents documents;
    private final Readings readings;

    DocumentSearchSource(Documents documents, Readings readings) {
        this.documents = documents;
        this.readings = readings;
    }

    @Override
    public String kind() {
        return ReadingSteps.KIND;
    }

    @Override
    public List<SearchDocument> load(Collection<UUID> ids) {
        return documents(ids).stream().map(this::found).toList();
    }

    @Override
    public List<UUID> list(@Nullable UUID after, int limit) {
        return documents.listIds(after, limit);
    }

    @Override
    public Map<UUID, AccessClass> classes(Collection<UUID> ids) {
        var classes = new HashMap<UUID, AccessClass>();
        documents(ids).forEach(document -> classes.put(document.id().value(), document.accessClass()));
        return classes;
    }

    private List<Document> documents(Collection<UUID> ids) {
        return documents.forIndex(ids.stream().map(DocumentId::new).toList());
    }

    private SearchDocument found(Document document) {
        var id = document.id();
        int number = document.currentVersion();
        var version = documents.forIndex(id, number);
        var reading = readings.forIndex(id, number);
        return new SearchDocument(
                kind(),
                id.value(),
                id.value(),
                number,
                document.accessClass(),
                document.title(),
                version.fileName(),
                readings.textForIndex(id, number),
                readings.pageStartsForIndex(id, number),
                List.of(),
                document.spaceId().value(),
                document.addedBy().value(),
                version.addedAt(),
                reading.map(Reading::language).orElse(""),
                reading.filter(read -> read.state() == ReadingState.READY)
                        .map(read -> chip(read.mediaKind()))
                        .orElseGet(() -> chip(MediaKinds.of(version.mediaType()))));
    }

    /** The few words of the kind filter. */
    private static String chip(String mediaKind) {
        return switch (mediaKind) {
            case "pdf", "sheet", "slides", "image", "mail" -> mediaKind;
            case "word", "text", "markdown", "html" -> "text";
            case "csv" -> "sheet";
            default -> "other";
        };
    }
}
