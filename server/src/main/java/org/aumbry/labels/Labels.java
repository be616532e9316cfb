package org.aumbry.labels;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.aumbry.access.Access;
import org.aumbry.access.Restriction;
import org.aumbry.access.Restrictions;
import org.aumbry.access.Shareable;
import org.aumbry.identity.StepUp;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which label holds where, and setting one. */
@Service("networkLabels")
public class Labels {

    private final LabelStore store;
    private final Restrictions restrictions;
    private final Access access;
    private final Map<String, Shareable> kinds;
    private final StepUp stepUp;
    private final Journal journal;

    Labels(
            LabelStore store,
            Restrictions restrictions,
            Access access,
            List<Shareable> shareables,
            StepUp stepUp,
            Journal journal) {
        this.store = store;
        this.restrictions = restrictions;
        this.access = access;
        this.kinds = shareables.stream().collect(Collectors.toUnmodifiableMap(Shareable::kind, Function.identity()));
        this.stepUp = stepUp;
        this.journal = journal;
    }

    /**
     * How a thing is labelled.
     *
     * @param own the label set on the thing itself; null when there is none
     * @param holds the most sensitive label that binds it, its own or one around it; null when there is none
     * @param around the most sensitive label around it; null when there is none
     * @param restriction everything that binds it, together
     * @param mayRaise whether the asker may give it a label or a stricter one
     * @param mayLower whether the asker may let go of one, with a reason
     */
    public record Labelled(
            Shareable.SharedObject object,
            @Nullable Label own,
            @Nullable Label holds,
            @Nullable Label around,
            Restriction restriction,
            boolean mayRaise,
            boolean mayLower) {}

    /** The labels of the network, the least sensitive first. */
    @Transactional(readOnly = true)
    public List<Label> list() {
        return store.all();
    }

    /** The label that holds in each class, the most sensitive of all that bind it; classes without one are absent. */
    @Transactional(readOnly = true)
    public Map<AccessClass, Label> of(Collection<AccessClass> classes) {
        var sources = restrictions.sources(classes);
        if (sources.isEmpty()) {
            return Map.of();
        }
        var all = byId();
        var holding = new HashMap<AccessClass, Label>();
        sources.forEach((accessClass, here) -> strongest(here, all).ifPresent(
                label -> holding.put(accessClass, label)));
        return holding;
    }

    /** How a space, folder or document is labelled, for someone who may view it. */
    @Transactional(readOnly = true)
    public Labelled get(Principal who, String kind, UUID id) {
        return labelled(who, shareable(kind).find(who, id));
    }

    /**
     * Puts a label on a thing, or takes its own away. Giving one or a stricter one needs the permission to share;
     * letting go needs the permission to manage, a fresh look at the person and a reason.
     */
    @Transactional
    public void set(Principal who, String kind, UUID id, @Nullable LabelId wanted, String reason) {
        var before = get(who, kind, id);
        var label = wanted == null ? null : find(wanted);
        var own = before.own();
        if (label == null ? own == null : label.equals(own)) {
            return;
        }
        boolean lowers = LabelRules.lowers(own, label);
        var object = before.object();
        access.require(who, lowers ? Permission.MANAGE : Permission.SHARE, object.accessClass(), object.ref());
        if (label != null && !LabelRules.fitsInside(label, before.around())) {
            throw Refusal.of(Refusal.Code.CONFLICT, "labels.refusal.looser");
        }
        if (lowers) {
            stepUp.require(who);
        }
        var why = lowers ? LabelRules.reason(reason) : "";
        put(who, object, own, label);
        journal.record(who, lowers ? "label.lower" : "label.set", object.ref(), Map.of(
                "from", own == null ? "none" : own.id().toString(),
                "to", label == null ? "none" : label.id().toString(),
                "because", why));
    }

    private void put(Principal who, Shareable.SharedObject object, @Nullable Label own, @Nullable Label label) {
        var itsClass = object.own() ? object.accessClass() : shareable(object.kind()).ownClass(who, object.id());
        if (own != null) {
            restrictions.remove(itsClass, own.id().value());
        }
        if (label == null) {
            return;
        }
        restrictions.put(itsClass, label.id().value(), label.restriction());
        if (!access.allows(who, Permission.VIEW, itsClass)) {
            throw Refusal.of(Refusal.Code.CONFLICT, "labels.refusal.locks-you-out");
        }
    }

    private Labelled labelled(Principal who, Shareable.SharedObject object) {
        var all = byId();
        var itsClass = object.accessClass();
        var binding = restrictions.sources(List.of(itsClass)).getOrDefault(itsClass, List.of());
        var here = object.own() ? restrictions.standing().getOrDefault(itsClass, List.of()) : List.<UUID>of();
        var own = strongest(here, all).orElse(null);
        var outer = binding.stream().filter(source -> own == null || !source.equals(own.id().value())).toList();
        var permissions = access.permissions(who, itsClass);
        return new Labelled(
                object,
                own,
                strongest(binding, all).orElse(null),
                strongest(outer, all).orElse(null),
                restrictions.of(itsClass),
                permissions.contains(Permission.SHARE),
                permissions.contains(Permission.MANAGE));
    }

    private static Optional<Label> strongest(Collection<UUID> sources, Map<UUID, Label> all) {
        return sources.stream().flatMap(source -> Optional.ofNullable(all.get(source)).stream()).max(Label.ORDER);
    }

    private Label find(LabelId id) {
        return Optional.ofNullable(byId().get(id.value())).orElseThrow(Refusal::notFound);
    }

    private Map<UUID, Label> byId() {
        return store.all().stream().collect(Collectors.toMap(label -> label.id().value(), Function.identity()));
    }

    private Shareable shareable(String kind) {
        return Optional.ofNullable(kinds.get(kind)).orElseThrow(Refusal::notFound);
    }
}
