package org.aumbry.search;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.aumbry.data.TenantScope;
import org.aumbry.kernel.AccessClass;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Things to be found that live in memory, for tests of the index itself. */
@Component
class Things implements SearchSource {

    static final String KIND = "thing";

    final AtomicInteger loads = new AtomicInteger();
    private final Map<UUID, Map<UUID, SearchDocument>> byTenant = new ConcurrentHashMap<>();
    private final TenantScope scope;

    Things(TenantScope scope) {
        this.scope = scope;
    }

    Map<UUID, SearchDocument> here() {
        return byTenant.computeIfAbsent(scope.current().value(), tenant -> new ConcurrentSkipListMap<>());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<SearchDocument> load(Collection<UUID> ids) {
        loads.addAndGet(ids.size());
        return ids.stream().map(here()::get).filter(thing -> thing != null).toList();
    }

    @Override
    public List<UUID> list(@Nullable UUID after, int limit) {
        return here().keySet().stream()
                .filter(id -> after == null || id.compareTo(after) > 0)
                .limit(limit)
                .toList();
    }

    @Override
    public Map<UUID, AccessClass> classes(Collection<UUID> ids) {
        var classes = new ConcurrentHashMap<UUID, AccessClass>();
        ids.forEach(id -> {
            if (here().containsKey(id)) {
                classes.put(id, here().get(id).accessClass());
            }
        });
        return classes;
    }
}
