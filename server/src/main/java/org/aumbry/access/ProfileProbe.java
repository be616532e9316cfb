package org.aumbry.access;

import java.util.List;
import java.util.function.Function;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Probe;
import org.aumbry.kernel.UserId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Bounds people to sight, gives them more, and looks whether more than sight is left. Everything is rolled back. */
@Component
class ProfileProbe implements Probe {

    private final Rehearsal rehearsal;
    private final Function<UserId, AccessMap> authorizer;

    @Autowired
    ProfileProbe(Rehearsal rehearsal, AccessCache cache) {
        this(rehearsal, cache::map);
    }

    ProfileProbe(Rehearsal rehearsal, Function<UserId, AccessMap> authorizer) {
        this.rehearsal = rehearsal;
        this.authorizer = authorizer;
    }

    @Override
    public String id() {
        return "access.profiles-bound";
    }

    @Override
    public List<String> promises() {
        return List.of("ELI-20", "PAN-31", "eXo-19");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        return rehearsal.run(() -> {
            var people = rehearsal.people();
            int wrong = 0;
            for (var person : people) {
                var where = rehearsal.container(null);
                rehearsal.put(where, person, Effect.ALLOW, Permission.MANAGE, null);
                rehearsal.boundToSight(person);
                wrong += authorizer.apply(person).mask(where) == Permission.VIEW.bit() ? 0 : 1;
            }
            return wrong == 0
                    ? Result.holds("%d people bounded to sight were left with sight.".formatted(people.size()))
                    : Result.fails("%d of %d people bounded to sight could do more, or not even see."
                            .formatted(wrong, people.size()));
        });
    }
}
