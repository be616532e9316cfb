package org.aumbry.perimeter;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aumbry.crypto.Ids;
import org.aumbry.data.DataFolder;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Refusal;
import org.aumbry.operators.InstallationJournal;
import org.aumbry.operators.InstallationJournal.Act;
import org.aumbry.operators.OnDuty;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How this node stands in its network, what changed since somebody went through it, and until when to do so again. */
@Service
public class Configurations {

    private static final int LONGEST_NOTE = 400;

    private final ConfigurationStore store;
    private final ConfigurationText text;
    private final InstallationJournal journal;
    private final PerimeterSettings settings;
    private final DataFolder folder;
    private final Clock clock;
    private final Ids ids;

    Configurations(
            ConfigurationStore store,
            ConfigurationText text,
            InstallationJournal journal,
            PerimeterSettings settings,
            DataFolder folder,
            Clock clock,
            Ids ids) {
        this.store = store;
        this.text = text;
        this.journal = journal;
        this.settings = settings;
        this.folder = folder;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * How it is.
     *
     * @param last the last review that counts; null for none
     * @param changes what differs from what was reviewed; everything when nothing was
     */
    public record Standing(
            Snapshot newest, @Nullable Review last, Instant due, List<Change> changes, boolean overdue) {}

    @Transactional("control")
    public Standing standing(OnDuty who) {
        who.active();
        return standing();
    }

    /**
     * Puts on record that the operator went through that configuration, which must still be the newest. Their passkey
     * has answered within the last ten minutes.
     */
    @Transactional("control")
    public void review(OnDuty who, UUID configuration, String note) {
        who.active();
        if (!fresh(who)) {
            throw Refusal.of(Refusal.Code.DENIED, "operators.refusal.touch");
        }
        if (note.length() > LONGEST_NOTE) {
            throw Refusal.invalid("note", "perimeter.refusal.note", LONGEST_NOTE);
        }
        var newest = store.newest(folder.node()).orElseThrow(Refusal::notFound);
        if (!newest.id().equals(configuration)) {
            throw Refusal.of(Refusal.Code.CONFLICT, "perimeter.refusal.changed");
        }
        var review = new Review(ids.next(), who.id(), now(), note.strip());
        store.add(review, newest);
        journal.record(new Act(
                who, null, "network-configuration.review", new ObjectRef("network-configuration", newest.id()),
                Map.of("sha256", newest.hash())));
    }

    /** Whether the operator was there a moment ago, as a review asks for. */
    public boolean fresh(OnDuty who) {
        return who.fresh(clock.instant());
    }

    /** Looks how this node stands now, and keeps it when that has changed. */
    @Transactional("control")
    public Snapshot look() {
        var node = folder.node();
        var now = text.now();
        boolean whole = text.whole();
        return store.newest(node).filter(newest -> !whole || newest.text().equals(now)).orElseGet(() -> {
            var fresh = new Snapshot(ids.next(), now(), now);
            store.add(node, fresh);
            return fresh;
        });
    }

    @Transactional("control")
    Standing standing() {
        var node = folder.node();
        var newest = look();
        var reviewed = store.lastReviewed(node);
        var first = store.first(node).orElse(newest.seenAt());
        if (reviewed.isEmpty()) {
            var due = ReviewRules.due(first, null, null, settings.reviewEvery());
            return new Standing(newest, null, due, List.of(), late(due));
        }
        var last = reviewed.get();
        boolean same = last.snapshot().text().equals(newest.text());
        var changed = same ? null : store.firstAfter(node, last.snapshot().seenAt()).orElse(newest.seenAt());
        var due = ReviewRules.due(first, last.review().at(), changed, settings.reviewEvery());
        return new Standing(
                newest, last.review(), due, ReviewRules.changes(last.snapshot().text(), newest.text()), late(due));
    }

    private boolean late(Instant due) {
        return clock.instant().isAfter(due);
    }

    /** Now, as exact as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
