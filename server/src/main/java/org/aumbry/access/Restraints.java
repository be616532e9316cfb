package org.aumbry.access;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.Permission;
import org.jspecify.annotations.Nullable;

/** All restrictions of a tenant, as they bind the classes below them; pure. */
final class Restraints {

    /** One restriction where it stands, with what it comes from. */
    record Placed(AccessClass accessClass, UUID source, Restriction restriction) {}

    /** Who is asking, as far as restrictions care. */
    enum Kind {
        /** The product itself, which has no factors to show. */
        SYSTEM,
        MEMBER,
        GUEST,
        /** Whoever holds a link. */
        LINK
    }

    /**
     * How somebody stands there.
     *
     * @param strongAt when they were last looked at strongly; null = never
     */
    record Standing(Kind kind, boolean secondFactor, @Nullable Instant strongAt) {

        /** Someone of whom nothing else is known. */
        static Standing of(boolean guest) {
            return new Standing(guest ? Kind.GUEST : Kind.MEMBER, false, null);
        }

        /** The same, as far as it matters where no proof is asked. */
        Standing unproven() {
            return new Standing(kind, false, null);
        }
    }

    private record Bound(Restriction restriction, List<UUID> sources) {

        static final Bound NOTHING = new Bound(Restriction.NONE, List.of());
    }

    static final Restraints NONE = new Restraints(Map.of());

    private final Map<Long, Bound> bound;

    private Restraints(Map<Long, Bound> bound) {
        this.bound = bound;
    }

    /** Each class gets what stands on it and on all classes around it, whether grants are inherited or not. */
    static Restraints of(Collection<Container> containers, Collection<Placed> placed) {
        if (placed.isEmpty()) {
            return NONE;
        }
        var own = new HashMap<Long, Bound>();
        for (var each : placed) {
            own.merge(each.accessClass().value(), new Bound(each.restriction(), List.of(each.source())),
                    Restraints::both);
        }
        var parents = HashMap.<Long, Long>newHashMap(containers.size());
        containers.forEach(container -> parents.put(
                container.id().value(), container.parent() == null ? null : container.parent().value()));
        var known = HashMap.<Long, Bound>newHashMap(containers.size());
        parents.keySet().forEach(id -> work(id, parents, own, known));
        known.values().removeIf(each -> each.sources().isEmpty());
        return new Restraints(known);
    }

    boolean isEmpty() {
        return bound.isEmpty();
    }

    Restriction at(AccessClass accessClass) {
        return bound.getOrDefault(accessClass.value(), Bound.NOTHING).restriction();
    }

    /** What the restrictions on the class come from, innermost first. */
    List<UUID> sources(AccessClass accessClass) {
        return bound.getOrDefault(accessClass.value(), Bound.NOTHING).sources();
    }

    /** Whether two people with the same grants may be told different things, for what they have shown. */
    boolean dependOnProof() {
        return bound.values().stream().map(Bound::restriction)
                .anyMatch(each -> each.asks(Demand.SECOND_FACTOR) || each.freshMinutes() > 0);
    }

    /** What is left of the masks for that person, and the classes that only wait for a better or fresher proof. */
    Left narrow(Masks masks, Standing standing, Instant now) {
        var packed = new long[masks.classes().length];
        int count = 0;
        var unproven = new HashSet<Long>();
        for (int i = 0; i < packed.length; i++) {
            long id = masks.classes()[i];
            int mask = masks.masks()[i];
            var binding = bound.get(id);
            if (binding == null) {
                packed[count++] = Masks.packed(id, mask);
            } else if (!refuses(binding.restriction(), standing)) {
                if (proven(binding.restriction(), standing, now)) {
                    packed[count++] = Masks.packed(id, mask & within(binding.restriction()));
                } else {
                    unproven.add(id);
                }
            }
        }
        return new Left(Masks.unpacked(packed, count), unproven);
    }

    /** The bits that the restriction leaves of what somebody may do who is not refused. */
    static int within(Restriction restriction) {
        boolean stays = restriction.asks(Demand.NO_DOWNLOAD) || restriction.asks(Demand.WATERMARK);
        return stays ? ~Permission.DOWNLOAD.bit() : ~0;
    }

    /** The first moment at which a proof gets too old for something; the end of time when none will. */
    Instant provenUntil(Standing standing, Instant now) {
        var at = standing.strongAt();
        if (at == null || standing.kind() == Kind.SYSTEM) {
            return Instant.MAX;
        }
        return bound.values().stream()
                .map(each -> each.restriction().freshMinutes())
                .filter(minutes -> minutes > 0)
                .distinct()
                .map(minutes -> at.plus(Duration.ofMinutes(minutes)))
                .filter(end -> end.isAfter(now))
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    /** The masks left, and where only the proof is missing. */
    record Left(Masks masks, Set<Long> unproven) {}

    static boolean refuses(Restriction restriction, Standing standing) {
        return closed(restriction) || switch (standing.kind()) {
            case SYSTEM, MEMBER -> false;
            case GUEST -> restriction.asks(Demand.NO_GUESTS);
            case LINK -> !restriction.opensToLinks();
        };
    }

    /** Whether nobody at all gets in. */
    static boolean closed(Restriction restriction) {
        return restriction.asks(Demand.CLOSED)
                || restriction.asks(Demand.SEALED)
                || restriction.asks(Demand.WITHHELD);
    }

    private static boolean proven(Restriction restriction, Standing standing, Instant now) {
        if (standing.kind() == Kind.SYSTEM) {
            return true;
        }
        if (restriction.asks(Demand.SECOND_FACTOR) && !standing.secondFactor()) {
            return false;
        }
        int minutes = restriction.freshMinutes();
        var at = standing.strongAt();
        return minutes == 0 || at != null && now.isBefore(at.plus(Duration.ofMinutes(minutes)));
    }

    private static void work(
            Long start, Map<Long, @Nullable Long> parents, Map<Long, Bound> own, Map<Long, Bound> known) {
        var pending = new ArrayList<Long>();
        var around = Bound.NOTHING;
        for (Long at = start; at != null; at = parents.get(at)) {
            var earlier = known.get(at);
            if (earlier != null) {
                around = earlier;
                break;
            }
            pending.add(at);
        }
        for (var at : pending.reversed()) {
            around = both(own.getOrDefault(at, Bound.NOTHING), around);
            known.put(at, around);
        }
    }

    private static Bound both(Bound inner, Bound outer) {
        if (inner.sources().isEmpty()) {
            return outer;
        }
        var sources = new ArrayList<>(inner.sources());
        sources.addAll(outer.sources());
        return new Bound(inner.restriction().plus(outer.restriction()), List.copyOf(sources));
    }
}
