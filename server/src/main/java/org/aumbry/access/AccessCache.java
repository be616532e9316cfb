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
        return remembered(user, AccessMap.class, version -> {
            var people = people(version);
            var guest = people.guests().get(user);
            if (guest == null) {
                return new Answer(version, Instant.MAX, new AccessMap(version, Map.of()));
            }
            var grants = store.grantsFor(People.ids(user, people.groupsOf(user)), !guest);
            return new Answer(version, firstExpiry(grants), new AccessMap(version, masks(grants)));
        });
    }

    Audience audience(AccessClass accessClass) {
        return remembered(accessClass, Audience.class, version -> {
            var chain = store.chain(accessClass);
            if (chain.isEmpty()) {
                return new Answer(version, Instant.MAX, new Audience(List.of(), false));
            }
            var grants = grants(chain);
            var audience = AudienceRules.audience(chain, grants, people(version));
            return new Answer(version, firstExpiry(grants), audience);
        });
    }

    /** The grants that count now in any class of the chain. */
    List<Grant> grants(List<Container> chain) {
        var now = clock.instant();
        var classes = chain.stream().mapToLong(container -> container.id().value()).toArray();
        return store.grantsOf(classes).stream().filter(grant -> !grant.expired(now)).toList();
    }

    People people() {
        return people(store.version());
    }

    private People people(long version) {
        return remembered(version, People.class, same -> new Answer(same, Instant.MAX, peopleSource.load()), version);
    }

    private Map<Long, Integer> masks(List<Grant> grants) {
        var now = clock.instant();
        var own = new HashMap<Long, AccessRules.Sum>();
        for (var grant : grants) {
            if (!grant.expired(now)) {
                own.merge(grant.accessClass().value(), AccessRules.sum(List.of(grant)), AccessRules.Sum::plus);
            }
        }
        return AccessRules.effective(store.containers(), own);
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

    private <T> T remembered(Object subject, Class<T> type, Function<Long, Answer> work) {
        return remembered(subject, type, work, store.version());
    }

    private <T> T remembered(Object subject, Class<T> type, Function<Long, Answer> work, long version) {
        var key = new Key(scope.current(), subject instanceof Long ? People.class : subject);
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
