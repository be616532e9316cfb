package org.aumbry.snips;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.aumbry.documents.Document;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Documents;
import org.aumbry.search.PageStart;
import org.aumbry.search.SearchDocument;
import org.aumbry.search.SearchSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What can be found of snips: insight, quote, note and tags. */
@Component
class SnipSearch implements SearchSource {

    private final SnipStore store;
    private final Documents documents;

    SnipSearch(SnipStore store, Documents documents) {
        this.store = store;
        this.documents = documents;
    }

    @Override
    public String kind() {
        return Snips.KIND;
    }

    @Override
    public List<SearchDocument> load(Collection<UUID> ids) {
        var snips = store.living(ids);
        var sources = new HashMap<DocumentId, Document>();
        documents.forIndex(snips.stream().map(Snip::document).distinct().toList())
                .forEach(document -> sources.put(document.id(), document));
        return snips.stream()
                .filter(snip -> sources.containsKey(snip.document()))
                .map(snip -> found(snip, sources.get(snip.document())))
                .toList();
    }

    @Override
    public List<UUID> list(@Nullable UUID after, int limit) {
        return store.livingIds(after, limit);
    }

    private static SearchDocument found(Snip snip, Document source) {
        var passage = snip.passage();
        var text = snip.note().isEmpty() ? passage.exact() : passage.exact() + "\n" + snip.note();
        var page = passage.page();
        return new SearchDocument(
                Snips.KIND,
                snip.id().value(),
                snip.document().value(),
                snip.version(),
                snip.accessClass(),
                snip.insight().isEmpty() ? source.title() : snip.insight(),
                "",
                text,
                page == null ? List.of() : List.of(new PageStart(page, 0)),
                snip.tags(),
                source.spaceId().value(),
                snip.author().value(),
                snip.createdAt(),
                "",
                Snips.KIND);
    }
}
