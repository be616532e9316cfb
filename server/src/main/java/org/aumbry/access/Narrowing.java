package org.aumbry.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aumbry.data.TenantScope;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.Factor;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.TenantId;
import org.aumbry.kernel.UserId;
import org.springframework.stereotype.Component;

/**
 * Takes from what grants give a person what restrictions leave out, before any query is asked.
 *
 * <p>Remembered beside the map it was made from, and for as long as the person's proof stays fresh enough.
 */
@Component
class Narrowing {

    private static final long ANSWERS = 20_000;

    private record Key(TenantId tenant, UserId user, Restraints.Standing standing) {}

    private record Answer(AccessMap from, Instant until, AccessMap narrowed) {}

    private record Known(long restrictions, long classes, Restraints restraints) {}

    private final RestrictionStore store;
    private final AccessCache cache;
    private final TenantScope scope;
    private final Clock clock;
    private final Cache<Key, Answer> answers = Caffeine.newBuilder().maximumSize(ANSWERS).build();
    private final Cache<TenantId, Known> known = Caffeine.newBuilder().maximumSize(ANSWERS).build();

    Narrowing(RestrictionStore store, AccessCache cache, TenantScope scope, Clock clock) {
        this.store = store;
        this.cache = cache;
        this.scope = scope;
        this.clock = clock;
    }

    /** What the principal may do where. */
    AccessMap map(Principal who) {
        var at = cache.versions();
        var from = cache.map(who.user(), at);
        var restraints = restraints(at);
        if (restraints.isEmpty()) {
            return from;
        }
        var standing = standing(who, cache.people(at));
        var key = new Key(scope.current(), who.user(), restraints.dependOnProof() ? standing : standing.unproven());
        var now = clock.instant();
        var answer = answers.getIfPresent(key);
        if (answer == null || answer.from() != from || !now.isBefore(answer.until())) {
            var left = restraints.narrow(from.masks(), standing, now);
            answer = new Answer(
                    from, restraints.provenUntil(standing, now),
                    new AccessMap(from.version(), left.masks(), left.unproven()));
            answers.put(key, answer);
        }
        return answer.narrowed();
    }

    /** Everyone who can see things of the class, once they have shown what it asks. */
    Audience audience(AccessClass accessClass) {
        var audience = cache.audience(accessClass);
        var restriction = current().at(accessClass);
        if (restriction.equals(Restriction.NONE)) {
            return audience;
        }
        var within = Permission.of(Restraints.within(restriction) & AccessRules.ALL);
        var left = audience.members().stream()
                .filter(member -> !Restraints.refuses(restriction, Restraints.Standing.of(member.guest())))
                .map(member -> member.within(within))
                .toList();
        boolean closed = Restraints.closed(restriction);
        boolean linkless = closed || !restriction.opensToLinks();
        return new Audience(left, audience.everyone() && !closed, linkless ? 0 : audience.links());
    }

    /** Whether restrictions keep that person out, whatever they were given. */
    boolean refuses(UserId person, AccessClass accessClass) {
        return Restraints.refuses(current().at(accessClass), Restraints.Standing.of(guest(person)));
    }

    /** What the restrictions come from that keep the person from it, whatever they were given. */
    List<UUID> against(UserId person, Permission permission, AccessClass accessClass) {
        var restraints = current();
        var restriction = restraints.at(accessClass);
        boolean kept = refuses(person, accessClass) || (Restraints.within(restriction) & permission.bit()) == 0;
        return kept ? restraints.sources(accessClass) : List.of();
    }

    /** What is left of a mask in the class for that person, who is to show whatever it asks. */
    int left(UserId person, AccessClass accessClass, int mask) {
        return refuses(person, accessClass) ? 0 : mask & Restraints.within(current().at(accessClass));
    }

    Restraints current() {
        return restraints(cache.versions());
    }

    private Restraints restraints(Versions at) {
        var tenant = scope.current();
        var before = known.getIfPresent(tenant);
        if (before == null || before.restrictions() != at.restrictions() || before.classes() != at.classes()) {
            var placed = store.all();
            var containers = placed.isEmpty() ? List.<Container>of() : cache.tree(at).containers();
            before = new Known(at.restrictions(), at.classes(), Restraints.of(containers, placed));
            known.put(tenant, before);
        }
        return before.restraints();
    }

    private static Restraints.Standing standing(Principal who, People people) {
        return new Restraints.Standing(kind(who, people), Factor.two(who.proof().factors()), who.proof().at());
    }

    private static Restraints.Kind kind(Principal who, People people) {
        var guest = people.guests().get(who.user());
        if (guest == null) {
            return Restraints.Kind.LINK;
        }
        if (guest) {
            return Restraints.Kind.GUEST;
        }
        boolean system = who.session() == null && who.token() == null && who.address().isEmpty();
        return system ? Restraints.Kind.SYSTEM : Restraints.Kind.MEMBER;
    }

    private boolean guest(UserId user) {
        return cache.people().guests().getOrDefault(user, true);
    }
}
