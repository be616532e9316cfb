package org.aumbry.timemachine;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which rows a restore makes what they were, and among which it deletes those that were not there.
 *
 * @param since not null = only what came at this very moment is deleted: for taking a restore back
 * @param left how many things can't be brought back: their content is gone for good, or what they lay in is elsewhere
 */
record Batch(
        Instant at,
        @Nullable Instant since,
        Map<Kept, Set<Object>> back,
        Map<Kept, Set<Object>> away,
        Set<UUID> spaces,
        int left) {

    static Batch of(Instant at, @Nullable Instant since) {
        return new Batch(at, since, new EnumMap<>(Kept.class), new EnumMap<>(Kept.class), new LinkedHashSet<>(), 0);
    }

    Batch leaving(int more) {
        return new Batch(at, since, back, away, spaces, left + more);
    }

    void back(Kept kept, Collection<?> keys) {
        back.computeIfAbsent(kept, each -> new LinkedHashSet<>()).addAll(keys);
    }

    void away(Kept kept, Collection<?> keys) {
        away.computeIfAbsent(kept, each -> new LinkedHashSet<>()).addAll(keys);
    }

    Set<Object> backOf(Kept kept) {
        return back.getOrDefault(kept, Set.of());
    }

    Set<Object> awayOf(Kept kept) {
        return away.getOrDefault(kept, Set.of());
    }

    UUID[] ids(Kept kept) {
        return uuids(backOf(kept));
    }

    List<Object> everyAway(Kept kept) {
        return List.copyOf(awayOf(kept));
    }

    Map<Kept, Collection<?>> parts() {
        return new HashMap<>(back);
    }

    static UUID[] uuids(Collection<?> keys) {
        return keys.stream().map(key -> UUID.fromString(key.toString())).toArray(UUID[]::new);
    }
}
