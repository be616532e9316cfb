package org.aumbry.labels;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aumbry.access.Demand;
import org.aumbry.access.Labelling;
import org.aumbry.access.Restrictions;
import org.aumbry.access.ShareTarget;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Refusal;
import org.aumbry.web.Words;
import org.springframework.stereotype.Component;

/** The labels as the sharing rules know them. */
@Component
class NetworkLabelling implements Labelling {

    private final Labels labels;
    private final Restrictions restrictions;

    NetworkLabelling(Labels labels, Restrictions restrictions) {
        this.labels = labels;
        this.restrictions = restrictions;
    }

    @Override
    public Optional<String> label(AccessClass accessClass, ObjectRef object) {
        return Optional.ofNullable(labels.of(List.of(accessClass)).get(accessClass))
                .map(label -> label.id().toString());
    }

    @Override
    public Map<String, String> names(Words words) {
        var names = new LinkedHashMap<String, String>();
        labels.list().forEach(label -> names.put(label.id().toString(), label.named(words)));
        return names;
    }

    @Override
    public Map<AccessClass, String> holding(Collection<AccessClass> classes) {
        var holding = new HashMap<AccessClass, String>();
        labels.of(classes).forEach((accessClass, label) -> holding.put(accessClass, label.id().toString()));
        return holding;
    }

    @Override
    public Optional<Refusal> refusal(AccessClass accessClass, ObjectRef object, ShareTarget target) {
        var restriction = restrictions.of(accessClass);
        boolean guestless = restriction.asks(Demand.NO_GUESTS);
        return switch (target) {
            case LINKS -> restriction.opensToLinks() ? Optional.empty() : refused("labels.refusal.no-links");
            case GUESTS -> guestless ? refused("labels.refusal.no-guests") : Optional.empty();
            case PEOPLE, GROUPS, EVERYONE, BEYOND -> Optional.empty();
        };
    }

    private static Optional<Refusal> refused(String key) {
        return Optional.of(Refusal.of(Refusal.Code.DENIED, key));
    }
}
