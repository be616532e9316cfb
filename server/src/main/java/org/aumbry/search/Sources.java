package org.aumbry.search;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Everything that can be found, by kind. */
@Component
class Sources {

    private final ObjectProvider<SearchSource> all;

    Sources(ObjectProvider<SearchSource> all) {
        this.all = all;
    }

    /** In the order in which an index is rebuilt. */
    List<SearchSource> inOrder() {
        return List.copyOf(byKind().values());
    }

    @Nullable SearchSource of(String kind) {
        return byKind().get(kind);
    }

    private Map<String, SearchSource> byKind() {
        var byKind = new TreeMap<String, SearchSource>();
        all.forEach(source -> {
            if (byKind.put(source.kind(), source) != null) {
                throw new IllegalStateException("two search sources of kind " + source.kind());
            }
        });
        return byKind;
    }
}
