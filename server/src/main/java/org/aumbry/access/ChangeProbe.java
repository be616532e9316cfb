package org.aumbry.access;

import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Probe;
import org.aumbry.kernel.UserId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Gives something, takes it, lets it end and denies it, and asks after each: the very next answer must know. Everything
 * is rolled back.
 */
@Component
class ChangeProbe implements Probe {

    private final Rehearsal rehearsal;
    private final Function<UserId, AccessMap> authorizer;
    private final Clock clock;

    @Autowired
    ChangeProbe(Rehearsal rehearsal, AccessCache cache, Clock clock) {
        this(rehearsal, cache::map, clock);
    }

    ChangeProbe(Rehearsal rehearsal, Function<UserId, AccessMap> authorizer, Clock clock) {
        this.rehearsal = rehearsal;
        this.authorizer = authorizer;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "access.next-answer-knows";
    }

    @Override
    public List<String> promises() {
        return List.of("eXo-2", "eXo-18", "eXo-20");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        return rehearsal.run(() -> {
            int wrong = 0;
            var people = rehearsal.people();
            for (var person : people) {
                wrong += wrong(person);
            }
            return wrong == 0
                    ? Result.holds("6 changes for each of %d people were known to the next answer."
                            .formatted(people.size()))
                    : Result.fails("%d answers about %d people did not know the last change."
                            .formatted(wrong, people.size()));
        });
    }

    private int wrong(UserId person) {
        var around = rehearsal.container(null);
        var inside = rehearsal.container(around);
        int wrong = differs(person, inside, false);
        var given = rehearsal.put(around, person, Effect.ALLOW, Permission.EDIT, null);
        wrong += differs(person, inside, true);
        var denied = rehearsal.put(inside, person, Effect.DENY, Permission.VIEW, null);
        wrong += differs(person, inside, false);
        rehearsal.take(denied);
        wrong += differs(person, inside, true);
        rehearsal.take(given);
        wrong += differs(person, inside, false);
        rehearsal.put(around, person, Effect.ALLOW, Permission.EDIT, clock.instant().minusMillis(1));
        return wrong + differs(person, inside, false);
    }

    /** Whatever a profile leaves of it, sight goes with anything given. */
    private int differs(UserId person, AccessClass where, boolean expected) {
        return authorizer.apply(person).allows(Permission.VIEW, where) == expected ? 0 : 1;
    }
}
