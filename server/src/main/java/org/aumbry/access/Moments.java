package org.aumbry.access;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The state of all rights at one moment, now or earlier; answers come from the same rules for both. */
@Component
class Moments {

    private final AccessStore store;
    private final PastStore past;
    private final AccessCache cache;
    private final PeopleSource people;
    private final Clock clock;

    Moments(AccessStore store, PastStore past, AccessCache cache, PeopleSource people, Clock clock) {
        this.store = store;
        this.past = past;
        this.cache = cache;
        this.people = people;
        this.clock = clock;
    }

    /** @param at null = now; refused when it lies ahead */
    Moment of(@Nullable Instant at) {
        if (at != null && at.isAfter(clock.instant())) {
            throw Refusal.invalid("at", "access.refusal.future");
        }
        return at == null
                ? new Moment(cache.tree(), cache.people(), clock.instant(), false)
                : new Moment(Tree.of(past.containers(at)), people.then(at), at, true);
    }

    /** One moment. */
    final class Moment {

        private final Tree tree;
        private final People people;
        private final Instant at;
        private final boolean gone;

        private Moment(Tree tree, People people, Instant at, boolean gone) {
            this.tree = tree;
            this.people = people;
            this.at = at;
            this.gone = gone;
        }

        People people() {
            return people;
        }

        Tree tree() {
            return tree;
        }

        /** When it is, for whoever must look it up elsewhere; null = now. */
        @Nullable Instant then() {
            return gone ? at : null;
        }

        /** What the person may do, by class. */
        Map<Long, Integer> masks(UserId user) {
            return masks(user, people.ceiling(user));
        }

        /** What grants alone would let the person do, by class, without their profile. */
        Map<Long, Integer> given(UserId user) {
            return masks(user, AccessRules.ALL);
        }

        private Map<Long, Integer> masks(UserId user, int ceiling) {
            var guest = people.guests().get(user);
            if (guest == null) {
                return Map.of();
            }
            var subjects = People.ids(user, people.groupsOf(user));
            return AccessCache.masks(tree, grantsFor(subjects, !guest), at, ceiling);
        }

        /** Everyone who can see things of the class; nobody when there is no such class. */
        Audience audience(AccessClass accessClass) {
            var chain = tree.chain(accessClass);
            return chain.isEmpty()
                    ? new Audience(List.of(), false, 0)
                    : AudienceRules.audience(chain, grantsOf(chain), people);
        }

        /** The class of the container that the thing itself is, if it is one. */
        Optional<AccessClass> ownClass(ObjectRef object) {
            return tree.find(object).map(Container::id);
        }

        private List<Grant> grantsFor(List<UUID> subjects, boolean everyone) {
            return gone ? past.grantsFor(subjects, everyone, at) : store.grantsFor(subjects, everyone);
        }

        private List<Grant> grantsOf(List<Container> chain) {
            var classes = chain.stream().mapToLong(container -> container.id().value()).toArray();
            var grants = gone ? past.grantsOf(classes, at) : store.grantsOf(classes);
            return grants.stream().filter(grant -> !grant.expired(at)).toList();
        }
    }
}
