package org.aumbry.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
 * <p>Every use first knows the version: a reading transaction begins with it, one that may write asks each time. An
 * answer of another version, or one in which a grant has expired since, is worked out anew. Version numbers are never
 * used twice, not even after a roll-back, so nothing worked out inside a transaction can be mistaken for what is
 * committed.
 */
@Component
class AccessCache {

    private static final long WEIGHT = 2_000_000;

    /** How often something is worked out again because the rights changed meanwhile. */
    private static final int TRIES = 5;

    private record Key(TenantId tenant, Object subject) {}

    private record Answer(long version, Instant validUntil, Object value) {

        int weight() {
            return value instanceof AccessMap map ? 100 + map.masks().classes().length : 100;
        }
    }

    private final AccessStore store;
    private final KnownRights rights;
    private final PeopleSource peopleSource;
    private final TenantScope scope;
    private final Clock clock;
    private final Cache<Key, Answer> answers = Caffeine.newBuilder()
            .maximumWeight(WEIGHT)
            .weigher((Key key, Answer answer) -> answer.weight())
            .build();

    AccessCache(AccessStore store, KnownRights rights, PeopleSource peopleSource, TenantScope scope, Clock clock) {
        this.store = store;
        this.rights = rights;
        this.peopleSource = peopleSource;
        this.scope = scope;
        this.clock = clock;
    }

    Versions versions() {
        return store.versions();
    }

    AccessMap map(UserId user) {
        return map(user, store.versions());
    }

    AccessMap map(UserId user, Versions at) {
        return remembered(user, AccessMap.class, at.all(), at, now -> {
            var people = people(now);
            var guest = people.guests().get(user);
            if (guest == null) {
                return link(new Subject.OfLink(user.value()), now);
            }
            var given = rights.given(People.ids(user, people.groupsOf(user)), !guest, now);
            var moment = clock.instant();
            var masks = rights.tree(now).effective(given, moment, people.ceiling(user));
            return new Answer(
                    now.all(),
                    earlier(given.nextEnd(moment), people.until()),
                    new AccessMap(now.all(), masks, Set.of()));
        });
    }

    Audience audience(AccessClass accessClass) {
        var at = store.versions();
        return remembered(accessClass, Audience.class, at.all(), at, now -> {
            var chain = rights.tree(now).chain(accessClass);
            if (chain.isEmpty()) {
                return new Answer(now.all(), Instant.MAX, new Audience(List.of(), false, 0));
            }
            var grants = grants(chain);
            var people = people(now);
            var audience = AudienceRules.audience(chain, grants, people);
            return new Answer(now.all(), earlier(firstExpiry(grants), people.until()), audience);
        });
    }

    /** The grants that count now in any class of the chain. */
    List<Grant> grants(List<Container> chain) {
        var now = clock.instant();
        var classes = chain.stream().mapToLong(container -> container.id().value()).toArray();
        return store.grantsOf(classes).stream().filter(grant -> !grant.expired(now)).toList();
    }

    List<Container> chain(AccessClass accessClass) {
        return tree().chain(accessClass);
    }

    People people() {
        return people(store.versions());
    }

    People people(Versions at) {
        return remembered(People.class, People.class, at.people(), at, now -> {
            var loaded = peopleSource.load(clock.instant());
            return new Answer(now.people(), loaded.until(), loaded);
        });
    }

    Tree tree() {
        return tree(store.versions());
    }

    Tree tree(Versions at) {
        return rights.tree(at);
    }

    /** What the grants leave in each class. */
    static Map<Long, Integer> masks(Tree tree, List<Grant> grants, Instant at, int ceiling) {
        return tree.effective(Given.of(grants), at, ceiling).toMap();
    }

    /** Someone who is no person may still hold a link. */
    private Answer link(Subject.OfLink link, Versions now) {
        var mine = store.grantsFor(List.of(link.link()), false).stream()
                .filter(grant -> grant.subject().equals(link))
                .toList();
        if (mine.isEmpty()) {
            return new Answer(now.all(), Instant.MAX, new AccessMap(now.all(), Map.of()));
        }
        var people = people(now);
        var makers = AccessRules.makers(mine, link, people);
        var concerned = Stream.concat(Stream.of(link.link()), makers.stream()).toList();
        var counting = store.grantsFor(concerned, true).stream()
                .filter(grant -> AccessRules.countsForLink(grant, link, makers))
                .toList();
        var masks = rights.tree(now).effective(Given.of(counting), clock.instant(), AccessRules.ALL);
        return new Answer(
                now.all(),
                earlier(firstExpiry(counting), people.until()),
                new AccessMap(now.all(), masks, Set.of()));
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

    /** What is worked out from several statements is kept only when nothing changed between the first and the last. */
    private <T> T remembered(
            Object subject, Class<T> type, long version, Versions at, Function<Versions, Answer> work) {
        var key = new Key(scope.current(), subject);
        var known = answers.getIfPresent(key);
        if (current(known, version)) {
            return type.cast(Objects.requireNonNull(known).value());
        }
        var now = at;
        var answer = work.apply(now);
        var after = store.versionsNow();
        for (int i = 1; i < TRIES && !after.equals(now); i++) {
            now = after;
            answer = work.apply(now);
            after = store.versionsNow();
        }
        answers.put(key, answer);
        return type.cast(answer.value());
    }

    private boolean current(@Nullable Answer answer, long version) {
        return answer != null && answer.version() == version && clock.instant().isBefore(answer.validUntil());
    }
}
