package org.aumbry.labels;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.aumbry.access.Restriction;
import org.aumbry.access.Restrictions;
import org.aumbry.crypto.Ids;
import org.aumbry.identity.Administrators;
import org.aumbry.identity.StepUp;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the labels of the network are and demand; for administrators, after a fresh look at them. */
@Service
public class LabelBook {

    private static final int MOST_LABELS = 20;

    private final LabelStore store;
    private final Restrictions restrictions;
    private final Administrators administrators;
    private final StepUp stepUp;
    private final Journal journal;
    private final Ids ids;
    private final Clock clock;

    LabelBook(
            LabelStore store,
            Restrictions restrictions,
            Administrators administrators,
            StepUp stepUp,
            Journal journal,
            Ids ids,
            Clock clock) {
        this.store = store;
        this.restrictions = restrictions;
        this.administrators = administrators;
        this.stepUp = stepUp;
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
    }

    /** One label, for administrators. */
    @Transactional(readOnly = true)
    public Label get(Principal who, LabelId id) {
        administrators.require(who, "label.open");
        return find(id);
    }

    /** Makes a label of the network's own. */
    @Transactional
    public Label add(Principal who, String name, int rank, Restriction restriction) {
        require(who, "label.add");
        if (store.all().size() >= MOST_LABELS) {
            throw Refusal.of(Refusal.Code.OVER_LIMIT, "labels.refusal.too-many", MOST_LABELS);
        }
        var label = new Label(
                new LabelId(ids.next()), LabelKind.CUSTOM, LabelRules.name(name), LabelRules.rank(rank),
                LabelRules.restriction(restriction));
        if (!store.add(label, who.user(), clock.instant().truncatedTo(ChronoUnit.MICROS))) {
            throw Refusal.invalid("name", "labels.refusal.name-taken");
        }
        journal.record(who, "label.add", label.id().ref(), described(label));
        return label;
    }

    /** Changes how sensitive a label is and what it demands, at once wherever it stands. */
    @Transactional
    public void change(Principal who, LabelId id, int rank, Restriction restriction) {
        require(who, "label.change");
        var before = find(id);
        var label = new Label(
                id, before.kind(), before.name(), LabelRules.rank(rank), LabelRules.restriction(restriction));
        store.change(label, who.user(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        restrictions.change(id.value(), label.restriction());
        journal.record(who, "label.change", id.ref(), described(label));
    }

    /** Takes a label of the network's own away; it must stand nowhere any more. */
    @Transactional
    public void remove(Principal who, LabelId id) {
        require(who, "label.remove");
        var label = find(id);
        if (label.kind() != LabelKind.CUSTOM) {
            throw Refusal.of(Refusal.Code.CONFLICT, "labels.refusal.kept");
        }
        boolean used = restrictions.standing().values().stream().anyMatch(here -> here.contains(id.value()));
        if (used) {
            throw Refusal.of(Refusal.Code.CONFLICT, "labels.refusal.in-use");
        }
        store.remove(id);
        journal.record(who, "label.remove", id.ref(), described(label));
    }

    private void require(Principal who, String verb) {
        administrators.require(who, verb);
        stepUp.require(who);
    }

    private Label find(LabelId id) {
        return store.all().stream().filter(label -> label.id().equals(id)).findAny().orElseThrow(Refusal::notFound);
    }

    private static Map<String, String> described(Label label) {
        return Map.of(
                "rank", String.valueOf(label.rank()),
                "demands", label.restriction().demands().stream().sorted().toList().toString(),
                "fresh-minutes", String.valueOf(label.restriction().freshMinutes()));
    }
}
