package org.aumbry.incidents;

import java.io.IOException;
import java.io.OutputStream;
import org.aumbry.identity.StepUp;
import org.aumbry.journal.Journal;
import org.aumbry.journal.JournalFilter;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.networks.Networks;
import org.springframework.stereotype.Service;

/**
 * From a session, a key, an address, a person or a stretch of time to the exact things it touched and the people it
 * concerns. For those who audit the network; each question is recorded.
 */
@Service
public class BlastRadius {

    private final Reaching reaching;
    private final EvidenceFile evidence;
    private final Networks networks;
    private final StepUp stepUp;
    private final Journal journal;

    BlastRadius(Reaching reaching, EvidenceFile evidence, Networks networks, StepUp stepUp, Journal journal) {
        this.reaching = reaching;
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
        Reaching.requireNarrow(filter);
        journal.observe(who, "journal.blast-radius", network(who), filter.said());
        return reaching.of(filter);
    }

    /** All of it as one file, after a fresh look at who asks. */
    public Download evidence(Principal who, JournalFilter filter) {
        networks.requireAdministrator(who, "journal.evidence");
        Reaching.requireNarrow(filter);
        stepUp.require(who);
        journal.observe(who, "journal.evidence", network(who), filter.said());
        var reached = reaching.of(filter);
        return out -> evidence.write(who, filter, reached, out);
    }

    /** Writes a file. */
    @FunctionalInterface
    public interface Download {
        void writeTo(OutputStream out) throws IOException;
    }

    private static ObjectRef network(Principal who) {
        return new ObjectRef("network", who.tenant().value());
    }
}
