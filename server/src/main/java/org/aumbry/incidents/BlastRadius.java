package org.aumbry.incidents;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aumbry.identity.StepUp;
import org.aumbry.journal.Journal;
import org.aumbry.journal.JournalFilter;
import org.aumbry.journal.JournalReach;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.aumbry.networks.Networks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * From a session, a key, an address, a person or a stretch of time to the exact things it touched and the people it
 * concerns. For those who audit the network; each question is recorded.
 */
@Service
public class BlastRadius {

    public static final int MOST_THINGS = 10_000;

    /** Acts by which somebody makes a thing theirs. */
    private static final List<String> MAKING = List.of(
            "document.add", "version.add", "folder.add", "space.add", "drive.add", "snip.add", "link.make");

    private final JournalReach reach;
    private final EvidenceFile evidence;
    private final Networks networks;
    private final StepUp stepUp;
    private final Journal journal;

    BlastRadius(JournalReach reach, EvidenceFile evidence, Networks networks, StepUp stepUp, Journal journal) {
        this.reach = reach;
        this.evidence = evidence;
        this.networks = networks;
        this.stepUp = stepUp;
        this.journal = journal;
    }

    /** Refuses whoever may not ask. */
    public void require(Principal who) {
        networks.requireAdministrator(who, "journal.blast-radius");
    }

    /** What it reached; a question that narrows nothing is refused. */
    public Reached of(Principal who, JournalFilter filter) {
        networks.requireAdministrator(who, "journal.blast-radius");
        requireNarrow(filter);
        journal.observe(who, "journal.blast-radius", network(who), said(filter));
        return reached(filter);
    }

    /** All of it as one file, after a fresh look at who asks. */
    public Download evidence(Principal who, JournalFilter filter) {
        networks.requireAdministrator(who, "journal.evidence");
        requireNarrow(filter);
        stepUp.require(who);
        journal.observe(who, "journal.evidence", network(who), said(filter));
        var reached = reached(filter);
        return out -> evidence.write(who, filter, reached, out);
    }

    /** Writes a file. */
    @FunctionalInterface
    public interface Download {
        void writeTo(OutputStream out) throws IOException;
    }

    private Reached reached(JournalFilter filter) {
        var things = reach.objects(filter, MOST_THINGS);
        var actors = reach.people(filter);
        var affected = new LinkedHashSet<>(actors.keySet());
        things.stream()
                .map(JournalReach.Touched::object)
                .filter(object -> object.kind().equals("user"))
                .forEach(object -> affected.add(new UserId(object.id())));
        affected.addAll(reach.makers(things.stream().map(thing -> thing.object().id()).toList(), MAKING));
        return new Reached(reach.extent(filter), things, actors, List.copyOf(affected));
    }

    private static void requireNarrow(JournalFilter filter) {
        boolean narrow = filter.user() != null || filter.session() != null || filter.token() != null
                || filter.object() != null
                || !filter.address().isEmpty()
                || filter.from() != null;
        if (!narrow) {
            throw Refusal.of(Refusal.Code.INVALID, "incidents.refusal.wide");
        }
    }

    private static Map<String, String> said(JournalFilter filter) {
        var said = new TreeMap<String, String>();
        put(said, "of-session", filter.session());
        put(said, "of-token", filter.token());
        put(said, "user", filter.user());
        put(said, "object", filter.object());
        put(said, "of-address", filter.address());
        put(said, "from", filter.from());
        put(said, "to", filter.to());
        return said;
    }

    private static void put(Map<String, String> said, String name, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            said.put(name, value.toString());
        }
    }

    private static ObjectRef network(Principal who) {
        return new ObjectRef("network", who.tenant().value());
    }
}
