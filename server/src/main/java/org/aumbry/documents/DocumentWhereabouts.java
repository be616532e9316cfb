package org.aumbry.documents;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.access.Whereabouts;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.ObjectRef;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where documents and folders stand. */
@Component
class DocumentWhereabouts implements Whereabouts {

    private final ClassHistoryStore store;

    DocumentWhereabouts(ClassHistoryStore store) {
        this.store = store;
    }

    @Override
    public boolean keeps(String kind) {
        return kind.equals("document") || kind.equals("folder");
    }

    @Override
    public Optional<AccessClass> classOf(ObjectRef object, @Nullable Instant at) {
        return store.classOf(object, at);
    }

    @Override
    public Collection<AccessClass> classesOf(Collection<UUID> objects) {
        return store.classesOf(objects);
    }

    @Override
    public List<Held> in(long[] classes, @Nullable UUID after, int limit, @Nullable Instant at) {
        return store.in(classes, after, limit, at);
    }

    @Override
    public long count(long[] classes, @Nullable Instant at) {
        return store.count(classes, at);
    }
}
