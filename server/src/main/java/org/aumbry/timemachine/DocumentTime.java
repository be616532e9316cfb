package org.aumbry.timemachine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aumbry.documents.Document;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Documents;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.reading.Reading;
import org.aumbry.reading.ReadingState;
import org.aumbry.reading.Readings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** One document through time, for whoever may view it: what happened to it, and what differs between two versions. */
@Service
public class DocumentTime {

    /** How many unchanged lines are shown around changed ones. */
    private static final int CONTEXT = 3;

    private final Documents documents;
    private final Readings readings;
    private final Sights sights;
    private final DocumentPastStore store;
    private final Window window;
    private final Journal journal;

    DocumentTime(
            Documents documents,
            Readings readings,
            Sights sights,
            DocumentPastStore store,
            Window window,
            Journal journal) {
        this.documents = documents;
        this.readings = readings;
        this.sights = sights;
        this.store = store;
        this.window = window;
        this.journal = journal;
    }

    /** From when on it stood so, and what had happened; the first state kept has no happening. */
    public record State(Instant since, Side side, Set<Change.Kind> happened) {}

    /** @param read whether the text of both versions is known */
    public record Difference(int from, int to, boolean read, List<LineDiff.Line> lines) {}

    /** The states within the window as far as the asker could see them today, the latest first. */
    @Transactional(readOnly = true)
    public List<State> states(Principal who, DocumentId id) {
        documents.get(who, id);
        var from = window.begin();
        var seen = java.util.Objects.requireNonNull(sights.of(who, Permission.VIEW, from).then());
        var all = store.states(id.value(), from, seen);
        var told = new ArrayList<State>();
        for (int i = 0; i < all.size(); i++) {
            var before = i + 1 < all.size() ? all.get(i + 1).side() : null;
            var side = all.get(i).side();
            var happened = before == null ? EnumSet.noneOf(Change.Kind.class) : happened(before, side);
            if (before == null || !happened.isEmpty()) {
                told.add(new State(all.get(i).since(), side, happened));
            }
        }
        journal.observe(who, "document.time", id.ref());
        return told;
    }

    private static Set<Change.Kind> happened(Side before, Side after) {
        var ref = new org.aumbry.kernel.ObjectRef("document", new java.util.UUID(0, 0));
        return new Change(ref, before, after, false, false).kinds();
    }

    /** Line by line, in the canonical text. A version that nobody has read yet is read first, and told as unread. */
    @Transactional
    public Difference compare(Principal who, DocumentId id, int from, int to) {
        Document document = documents.get(who, id);
        if (from < 1 || to < 1) {
            throw Refusal.notFound();
        }
        var one = readings.get(who, document.id(), from);
        var other = readings.get(who, document.id(), to);
        journal.observe(who, "document.compare", id.ref(), Map.of("from", "" + from, "to", "" + to));
        if (!ready(one) || !ready(other)) {
            return new Difference(from, to, false, List.of());
        }
        var lines = LineDiff.between(readings.text(who, id, from), readings.text(who, id, to));
        return new Difference(from, to, true, LineDiff.around(lines, CONTEXT));
    }

    private static boolean ready(Reading reading) {
        return reading.state() == ReadingState.READY;
    }
}
