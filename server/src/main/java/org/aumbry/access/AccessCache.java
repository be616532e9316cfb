package org.aumbry.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.aumbry.data.TenantScope;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.TenantId;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Answers remembered under the version of the tenant's grants and memberships.
 *
 * <p>Every use first reads the version; an answer of another version, or one in which a grant has expired since, is
 * worked out anew. Version numbers are never used twice, not even after a roll-back, so nothing worked out inside a
 * transaction can be mistaken for what is committed.
 */
@Component
class AccessCache {

    private static final long ANSWERS = 20_000;

    private record Key(TenantId tenant, Object subject) {}

    private record Answer(long version, Instant validUntil, Object value) {}

    private final AccessStore store;
    private final PeopleSource peopleSource;
    private final TenantScope scope;
    private final Clock clock;
    private final Cache<Key, Answer> answers = Caffeine.newBuilder().maximumSize(ANSWERS).build();

    AccessCache(AccessStore store, PeopleSource peopleSource, TenantScope scope, Clock clock) {
        this.store = store;
        this.peopleSource = peopleSource;
        this.scope = scope;
        this.clock = clock;
    }

    AccessMap map(UserId user) {
        var now = store.versions();
        return remembered(user, AccessMap.class, now.all(), version -> {
            var people = people(now);
            var guest = people.guests().get(user);
            if (guest == null) {
                return link(new Subject.OfLink(user.value()), now);
            }
            var grants = store.grantsFor(People.ids(user, people.groupsOf(user)), !guest);
            var masks = masks(tree(now), grants, clock.instant(), people.ceiling(user));
            return new Answer(version, earlier(firstExpiry(grants), people.until()), new AccessMap(version, masks));
        });
    }

    Audience audience(AccessClass accessClass) {
        var now = store.versions();
        return remembered(accessClass, Audience.class, now.all(), version -> {
            var chain = tree(now).chain(accessClass);
            if (chain.isEmpty()) {
                return new Answer(version, Instant.MAX, new Audience(List.of(), false, 0));
            }
            var grants = grants(chain);
            var people = people(now);
            var audience = AudienceRules.audience(chain, grants, people);
            return new Answer(version, earlier(firstExpiry(grants), people.until()), audience);
        });
    }

    /** The grants that count now in any class of the chain. */
    List<Grant> grants(List<Container> chain) {
        var now = clock.instant();
        var classes = chain.stream().mapToLong(container -> container.id().value()).toArray();
        return store.grantsOf(classes).stream().filter(grant -> !grant.expired(now)).toList();
    }

    List<Container> chain(AccessClass accessClass) {
        return tree(store.versions()).chain(accessClass);
    }

    People people() {
        return people(store.versions());
    }

    Tree tree() {
        return tree(store.versions());
    }

    /** What the grants leave in each class. */
    static Map<Long, Integer> masks(Tree tree, List<Grant> grants, Instant at, int ceiling) {
        var own = new HashMap<Long, AccessRules.Sum>();
        for (var grant : grants) {
            if (!grant.expired(at)) {
                own.merge(grant.accessClass().value(), AccessRules.sum(grant), AccessRules.Sum::plus);
            }
        }
        return tree.effective(own, ceiling);
    }

    /** Someone who is no person may still hold a link. */
    private Answer link(Subject.OfLink link, AccessStore.Versions now) {
        var mine = store.grantsFor(List.of(link.link()), false).stream()
                .filter(grant -> grant.subject().equals(link))
                .toList();
        if (mine.isEmpty()) {
            return new Answer(now.all(), Instant.MAX, new AccessMap(now.all(), Map.of()));
        }
        var counting = store.grantsFor(List.of(link.link()), true).stream()
                .filter(grant -> AccessRules.countsForLink(grant, link))
                .toList();
        var masks = masks(tree(now), counting, clock.instant(), AccessRules.ALL);
        return new Answer(now.all(), firstExpiry(counting), new AccessMap(now.all(), masks));
    }

    private People people(AccessStore.Versions now) {
        return remembered(People.class, People.class, now.people(), version -> {
            var loaded = peopleSource.load(clock.instant());
            return new Answer(version, loaded.until(), loaded);
        });
    }

    private Tree tree(AccessStore.Versions now) {
        return remembered(
                Tree.class, Tree.class, now.classes(),
                version -> new Answer(version, Instant.MAX, Tree.of(store.containers())));
    }

    private Instant firstExpiry(List<Grant> grants) {
        var now = clock.instant();
        return grants.stream()
                .map(Grant::expiresAt)
                .flatMap(expiry -> Stream.ofNullable(expiry))
                .filter(expiry -> expiry.isAfter(now))
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private <T> T remembered(Object subject, Class<T> type, long version, Function<Long, Answer> work) {
        var key = new Key(scope.current(), subject);
        var known = answers.getIfPresent(key);
        if (!current(known, version)) {
            known = work.apply(version);
            answers.put(key, known);
        }
        return type.cast(Objects.requireNonNull(known).value());
    }

    private boolean current(@Nullable Answer answer, long version) {
        return answer != null && answer.version() == version && clock.instant().isBefore(answer.validUntil());
    }
}
