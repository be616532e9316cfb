package org.aumbry.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.aumbry.data.TenantScope;
import org.aumbry.kernel.TenantId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What was last read of a tenant's classes, and of the grants to each person, brought up to date by what was touched
 * since.
 *
 * <p>Only what a transaction read that could not write is kept: whatever it saw was committed. Numbers become visible
 * in the order of commits, so that what was touched after one is all that can be different.
 */
@Component
class KnownRights {

    private static final long WEIGHT = 4_000_000;

    /** From so many touched classes on everything is read anew. */
    private static final int MANY = 10_000;

    private record Subjects(TenantId tenant, List<UUID> subjects, boolean everyone) {}

    private record Read<T>(long version, T value) {}

    private final AccessStore store;
    private final TenantScope scope;
    private final Cache<TenantId, Read<Tree>> trees = Caffeine.newBuilder()
            .maximumWeight(WEIGHT)
            .weigher((TenantId tenant, Read<Tree> read) -> 100 + read.value().size())
            .build();
    private final Cache<Subjects, Read<Given>> grants = Caffeine.newBuilder()
            .maximumWeight(WEIGHT)
            .weigher((Subjects subjects, Read<Given> read) -> 100 + read.value().size())
            .build();

    KnownRights(AccessStore store, TenantScope scope) {
        this.store = store;
        this.scope = scope;
    }

    Tree tree(Versions now) {
        var tenant = scope.current();
        var known = trees.getIfPresent(tenant);
        if (known != null && known.version() >= now.classes()) {
            return known.value();
        }
        var tree = known == null || known.version() < now.logged()
                ? Tree.of(store.containers())
                : since(known.version(), known.value());
        if (settled()) {
            trees.put(tenant, new Read<>(now.all(), tree));
        }
        return tree;
    }

    private Tree since(long version, Tree known) {
        var touched = store.touched(version, true);
        if (touched.length > MANY) {
            return Tree.of(store.containers());
        }
        var gone = new HashSet<Long>();
        Arrays.stream(touched).forEach(gone::add);
        return touched.length == 0 ? known : known.with(gone, store.containers(touched));
    }

    /** What grants say to these subjects, and to everyone if they count for that. */
    Given given(List<UUID> subjects, boolean everyone, Versions now) {
        var key = new Subjects(scope.current(), subjects.stream().sorted().toList(), everyone);
        var known = grants.getIfPresent(key);
        if (known != null && known.version() >= now.all()) {
            return known.value();
        }
        var given = known == null || known.version() < now.logged()
                ? store.given(subjects, everyone)
                : since(known.version(), known.value(), key);
        if (settled()) {
            grants.put(key, new Read<>(now.all(), given));
        }
        return given;
    }

    private Given since(long version, Given known, Subjects of) {
        var touched = store.touched(version, false);
        if (touched.length > MANY) {
            return store.given(of.subjects(), of.everyone());
        }
        return touched.length == 0
                ? known
                : known.with(touched, store.given(of.subjects(), of.everyone(), touched));
    }

    private static boolean settled() {
        return TransactionSynchronizationManager.isCurrentTransactionReadOnly();
    }
}
