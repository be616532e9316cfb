package org.aumbry.access;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Probe;
import org.aumbry.kernel.UserId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Looks whether the answer to what a person can see and the answer to who can see a thing are one answer: for some
 * people and containers, asked both ways.
 */
@Component
class BothWaysProbe implements Probe {

    private static final int CONTAINERS = 100;

    private final Rehearsal rehearsal;
    private final Moments moments;
    private final Function<AccessClass, Audience> audiences;

    @Autowired
    BothWaysProbe(Rehearsal rehearsal, Moments moments, AccessCache cache) {
        this(rehearsal, moments, cache::audience);
    }

    BothWaysProbe(Rehearsal rehearsal, Moments moments, Function<AccessClass, Audience> audiences) {
        this.rehearsal = rehearsal;
        this.moments = moments;
        this.audiences = audiences;
    }

    @Override
    public String id() {
        return "access.both-ways";
    }

    @Override
    public List<String> promises() {
        return List.of("DEX-16", "eXo-19");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        return rehearsal.run(() -> {
            var moment = moments.of(null);
            var people = rehearsal.people();
            var masks = new HashMap<UserId, Map<Long, Integer>>();
            people.forEach(person -> masks.put(person, moment.masks(person)));
            var containers = new ArrayList<>(moment.tree().ids());
            containers.sort(Comparator.reverseOrder());
            int asked = 0;
            int wrong = 0;
            for (var id : containers.subList(0, Math.min(CONTAINERS, containers.size()))) {
                var seen = new HashMap<UserId, Integer>();
                audiences.apply(new AccessClass(id)).members().forEach(
                        member -> seen.put(member.user(), Permission.mask(member.permissions())));
                for (var person : people) {
                    asked++;
                    int one = masks.get(person).getOrDefault(id, 0);
                    wrong += seen.getOrDefault(person, 0).equals(one) ? 0 : 1;
                }
            }
            return wrong == 0
                    ? Result.holds("%d questions had the same answer asked from either side.".formatted(asked))
                    : Result.fails("%d of %d questions had another answer asked from the other side."
                            .formatted(wrong, asked));
        });
    }
}
