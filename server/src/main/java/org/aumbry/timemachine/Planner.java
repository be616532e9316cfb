package org.aumbry.timemachine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Works out which rows an order is about: what differs, what was chosen of it, and what belongs to that. */
@Component
class Planner {

    private final ItemPastStore items;
    private final ClassPastStore classes;
    private final RestoreStore rows;
    private final PlanStore plans;

    Planner(ItemPastStore items, ClassPastStore classes, RestoreStore rows, PlanStore plans) {
        this.items = items;
        this.classes = classes;
        this.rows = rows;
        this.plans = plans;
    }

    /** What differs, and whose own rights do. */
    record Difference(List<Change> changes, List<ClassPastStore.Touched> touched) {}

    Difference difference(Scope scope, Instant at, Sight sight) {
        var touched = classes.touchedSince(at, scope.space()).stream()
                .filter(each -> seen(sight, each.id()))
                .toList();
        var containers = touched.stream().map(ClassPastStore.Touched::container).collect(Collectors.toSet());
        var asked = new ItemPastStore.Question(at, scope.space(), sight, containers);
        return new Difference(items.changed(asked), touched);
    }

    Batch plan(Order order, Sight sight) {
        var difference = difference(order.scope(), order.at(), sight);
        var byId = new HashMap<UUID, Change>();
        difference.changes().forEach(change -> byId.put(change.ref().id(), change));
        var chosen = order.everything() ? new HashSet<>(byId.keySet()) : chosen(order, byId);
        // Only administrators of the network take a label back that was given since.
        var raised = order.scope().network() ? Set.<Long>of() : plans.raisedSince(order.at());
        int left = dropRaised(chosen, byId, raised) + dropUnfit(chosen, byId, order.at());
        var batch = Batch.of(order.at(), null).leaving(left);
        fill(batch, order, byId, chosen);
        var touched = difference.touched().stream().filter(each -> !raised.contains(each.id())).toList();
        addClasses(batch, order, touched, byId, chosen);
        addSnips(batch, order, sight, byId, chosen);
        if (order.everything()) {
            addAround(batch, order);
        }
        return batch;
    }

    /** The chosen things, what lies in them, and folders around them that are not there any more. */
    private Set<UUID> chosen(Order order, Map<UUID, Change> byId) {
        var roots = order.chosen().stream().map(ref -> ref.id()).collect(Collectors.toSet());
        var then = plans.treeThen(roots, order.at());
        var now = plans.treeNow(roots);
        var chosen = new HashSet<UUID>();
        byId.forEach((id, change) -> {
            var before = change.then();
            var after = change.now();
            if (roots.contains(id)
                    || before != null && before.parent() != null && then.contains(before.parent())
                    || before == null && after != null && after.parent() != null && now.contains(after.parent())) {
                chosen.add(id);
            }
        });
        for (var id : List.copyOf(chosen)) {
            addAround(chosen, byId, id);
        }
        return chosen;
    }

    private static void addAround(Set<UUID> chosen, Map<UUID, Change> byId, UUID id) {
        var at = byId.get(id).then();
        while (at != null && at.parent() != null) {
            var around = byId.get(at.parent());
            if (around == null || around.now() != null && !around.now().trashed() || around.then() == null) {
                return;
            }
            chosen.add(at.parent());
            at = around.then();
        }
    }

    private static int dropRaised(Set<UUID> chosen, Map<UUID, Change> byId, Set<Long> raised) {
        int before = chosen.size();
        chosen.removeIf(id -> {
            var now = byId.get(id).now();
            return now != null && now.ownClass() && raised.contains(now.accessClass());
        });
        return before - chosen.size();
    }

    /** Lets go of what can't come back to where it was; answers how many. */
    private int dropUnfit(Set<UUID> chosen, Map<UUID, Change> byId, Instant at) {
        var returning = chosen.stream().map(byId::get).filter(Change::existed).toList();
        var documents = returning.stream()
                .filter(change -> !change.folder() && change.now() == null)
                .map(change -> change.ref().id())
                .toList();
        var unfit = new HashSet<>(plans.lostContent(documents, at));
        var parents = returning.stream()
                .map(change -> Objects.requireNonNull(change.then()).parent())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var places = plans.places(parents);
        boolean more;
        do {
            more = false;
            for (var change : returning) {
                more |= !unfit.contains(change.ref().id())
                        && homeless(change, chosen, unfit, byId, places)
                        && unfit.add(change.ref().id());
            }
        } while (more);
        chosen.removeAll(unfit);
        return unfit.size();
    }

    private static boolean homeless(
            Change change, Set<UUID> chosen, Set<UUID> unfit, Map<UUID, Change> byId, Map<UUID, UUID> places) {
        var then = Objects.requireNonNull(change.then());
        var parent = then.parent();
        if (parent == null || then.trashed()) {
            return parent != null && !places.containsKey(parent) && !byId.containsKey(parent);
        }
        boolean returns = chosen.contains(parent) && !unfit.contains(parent) && byId.get(parent).existed();
        return !returns && !then.space().equals(places.get(parent));
    }

    private static void fill(Batch batch, Order order, Map<UUID, Change> byId, Set<UUID> chosen) {
        for (var id : chosen) {
            var change = byId.get(id);
            var kept = change.folder() ? Kept.FOLDER : Kept.DOCUMENT;
            if (change.existed()) {
                batch.back(kept, List.of(id));
            } else if (order.newer()) {
                batch.away(kept, List.of(id));
            } else {
                continue;
            }
            for (var side : Arrays.asList(change.then(), change.now())) {
                if (side != null) {
                    batch.spaces().add(side.space());
                }
            }
        }
        batch.back(Kept.VERSION, batch.backOf(Kept.DOCUMENT));
        if (order.newer()) {
            batch.away(Kept.VERSION, batch.backOf(Kept.DOCUMENT));
            batch.away(Kept.VERSION, batch.awayOf(Kept.DOCUMENT));
        }
    }

    private void addClasses(
            Batch batch,
            Order order,
            List<ClassPastStore.Touched> touched,
            Map<UUID, Change> byId,
            Set<UUID> chosen) {
        var concerned = new HashSet<Object>();
        for (var each : touched) {
            var change = byId.get(each.container());
            boolean returns = change == null ? order.everything() : chosen.contains(each.container());
            if (returns && (change == null || change.existed() || order.newer())) {
                concerned.add(each.id());
            }
        }
        for (var id : chosen) {
            var then = byId.get(id).then();
            var now = byId.get(id).now();
            if (then != null && then.ownClass()) {
                concerned.add(then.accessClass());
            }
            if (now != null && now.ownClass() && (then != null || order.newer())) {
                concerned.add(now.accessClass());
            }
        }
        var ids = concerned.stream().mapToLong(each -> (Long) each).toArray();
        Collection<?> grants = order.scope().network() && order.everything()
                ? plans.grantsSince(order.at())
                : classes.grantsOn(ids, order.at());
        for (var kept : List.of(Kept.ACCESS_CLASS, Kept.ACCESS_RESTRICTION)) {
            batch.back(kept, concerned);
            batch.away(kept, concerned);
        }
        batch.back(Kept.ACCESS_GRANT, grants);
        batch.away(Kept.ACCESS_GRANT, grants);
    }

    private void addSnips(Batch batch, Order order, Sight sight, Map<UUID, Change> byId, Set<UUID> chosen) {
        var back = new ArrayList<UUID>();
        for (var snip : rows.snipsSince(order.at(), order.scope().space())) {
            var change = byId.get(snip.document());
            boolean stands = change == null || change.now() != null || chosen.contains(snip.document());
            boolean mine = order.everything() || chosen.contains(snip.document())
                    || order.chosen().stream().anyMatch(ref -> ref.id().equals(snip.document()));
            if (stands && mine && seen(sight, snip.accessClass())
                    && !batch.awayOf(Kept.DOCUMENT).contains(snip.document())) {
                back.add(snip.id());
            }
        }
        batch.back(Kept.SNIP, back);
        batch.back(Kept.SNIP_TAG, back);
        batch.away(Kept.SNIP_TAG, back);
        if (order.newer()) {
            batch.away(Kept.SNIP, back);
        }
    }

    /** The space itself and who belongs to it, or the settings of the network. */
    private void addAround(Batch batch, Order order) {
        var space = order.scope().space();
        if (space != null) {
            batch.spaces().add(space);
            batch.back(Kept.SPACE, List.of(space));
            var groups = rows.groupsOf(space);
            var members = classes.membersOf(groups, order.at());
            batch.back(Kept.USER_GROUP, List.of(groups));
            batch.back(Kept.GROUP_MEMBER, members);
            batch.away(Kept.GROUP_MEMBER, members);
            return;
        }
        batch.spaces().addAll(rows.spaces());
        for (var kept : Kept.values()) {
            if (kept.ordinal() <= Kept.SPACE_DELETION.ordinal()) {
                var keys = rows.changedSince(kept, order.at());
                batch.back(kept, keys);
                if (order.newer() || kept.part()) {
                    batch.away(kept, kept == Kept.SPACE ? plans.newSpaces(order.at()) : keys);
                }
            }
        }
    }

    private static boolean seen(Sight sight, long one) {
        return seen(sight.then(), one) || seen(sight.now(), one);
    }

    private static boolean seen(long @org.jspecify.annotations.Nullable [] classes, long one) {
        return classes == null || Arrays.binarySearch(classes, one) >= 0;
    }
}
