package org.aumbry.timemachine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Spaces and the network as they were, and what differs from now. Nothing here changes anything. */
@Service
public class TimeMachine {

    /** How many differing things are listed; all are counted. */
    public static final int MOST_SHOWN = 500;

    private final TravelGate gate;
    private final Window window;
    private final Sights sights;
    private final ItemPastStore items;
    private final Planner planner;
    private final Journal journal;

    TimeMachine(
            TravelGate gate, Window window, Sights sights, ItemPastStore items, Planner planner, Journal journal) {
        this.gate = gate;
        this.window = window;
        this.sights = sights;
        this.items = items;
        this.planner = planner;
        this.journal = journal;
    }

    /** What lay in a place. @param path the folders around, outermost first, as they lay then */
    public record Look(List<Change> path, List<Change> items) {}

    /** From when to when one can travel. */
    public record Reach(Instant from, Instant to) {

        public long days() {
            return java.time.Duration.between(from, to).toDays();
        }
    }

    public Reach reach() {
        return new Reach(window.begin(), window.end());
    }

    /**
     * What lay in the space, or in a folder of it, at the moment, as far as the asker may see it today.
     *
     * @param folder null = directly in the space
     */
    @Transactional(readOnly = true)
    public Look look(Principal who, Scope scope, Instant at, @Nullable UUID folder) {
        gate.require(who, "time.look", scope);
        var asked = asked(who, scope, window.require(at));
        var path = new ArrayList<Change>();
        for (var id = folder; id != null; id = parent(path.getLast())) {
            var around = items.find(asked, new ObjectRef("folder", id)).orElseThrow(Refusal::notFound);
            if (around.then() == null || !around.then().space().equals(scope.id()) || path.size() > 40) {
                throw Refusal.notFound();
            }
            path.add(around);
        }
        Collections.reverse(path);
        var mine = sights.of(who, Permission.MANAGE, at);
        var found = items.in(asked, folder).stream()
                .map(change -> own(change, mine))
                .sorted(Comparator.comparing((Change change) -> !change.folder())
                        .thenComparing(change -> change.title().toLowerCase(Locale.ROOT)))
                .toList();
        journal.observe(who, "time.look", scope.ref(), Map.of("at", at.toString()));
        return new Look(path, found);
    }

    /** What would change if everything became what it was: counted, and the first of it listed. */
    @Transactional(readOnly = true)
    public Comparison compare(Principal who, Scope scope, Instant at) {
        gate.require(who, "time.compare", scope);
        window.require(at);
        var seen = sights.of(who, Permission.VIEW, at);
        var mine = scope.network() ? Sight.ALL : sights.of(who, Permission.MANAGE, at);
        var changes = planner.difference(scope, at, scope.network() ? Sight.ALL : seen).changes();
        journal.observe(who, "time.compare", scope.ref(), Map.of("at", at.toString()));
        var all = Comparison.of(changes, 0);
        var shown = Comparison.of(
                changes.stream()
                        .filter(change -> seen.takes(change))
                        .map(change -> own(change, mine))
                        .toList(),
                MOST_SHOWN);
        return new Comparison(all.counts(), shown.shown(), all.total());
    }

    private ItemPastStore.Question asked(Principal who, Scope scope, Instant at) {
        return new ItemPastStore.Question(at, scope.space(), sights.of(who, Permission.VIEW, at), Set.of());
    }

    private static @Nullable UUID parent(Change change) {
        return change.then() == null ? null : change.then().parent();
    }

    private static Change own(Change change, Sight mine) {
        return new Change(
                change.ref(), change.then(), change.now(), change.regranted(), mine.takes(change));
    }
}
