package org.aumbry.checkpoints;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import org.aumbry.journal.AuditEntry;
import org.aumbry.journal.Journal;
import org.aumbry.journal.JournalCursor;
import org.aumbry.journal.JournalFilter;
import org.aumbry.journal.JournalPace;
import org.aumbry.journal.JournalSearch;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.networks.Networks;
import org.springframework.stereotype.Service;

/** The network's journal for its administrators. Whoever reads it stands in it. */
@Service
public class Audit {

    private static final int PAGE = 50;
    private static final int MOST_EXPORTED = 1_000_000;

    private static final Duration USUAL = Duration.ofDays(7);

    private final JournalSearch search;
    private final JournalPace pace;
    private final Journal journal;
    private final Networks networks;
    private final Clock clock;

    Audit(JournalSearch search, JournalPace pace, Journal journal, Networks networks, Clock clock) {
        this.search = search;
        this.pace = pace;
        this.clock = clock;
        this.journal = journal;
        this.networks = networks;
    }

    /** Fifty entries that fit, newest first. */
    public JournalSearch.Page page(Principal who, JournalFilter filter, JournalCursor before) {
        networks.requireAdministrator(who, "journal.read");
        journal.observe(who, "journal.read", network(who), filter.said());
        return search.page(filter, before, PAGE);
    }

    /** How many entries fit in each stretch of time; of the last seven days when no days are asked for. */
    public JournalPace.Pace pace(Principal who, JournalFilter filter) {
        networks.requireAdministrator(who, "journal.read");
        var now = clock.instant();
        var to = filter.to() == null || filter.to().isAfter(now) ? now : filter.to();
        var from = filter.from() == null ? to.minus(USUAL) : filter.from();
        return pace.of(filter, from.isBefore(to) ? from : to, to);
    }

    /** Records that somebody follows what fits as it happens. */
    public void watch(Principal who, JournalFilter filter) {
        networks.requireAdministrator(who, "journal.watch");
        journal.observe(who, "journal.watch", network(who), filter.said());
    }

    /** What a person did themselves, newest first; for that person. */
    public JournalSearch.Page own(Principal who, JournalCursor before) {
        return search.page(JournalFilter.all().by(who.user().value()), before, PAGE);
    }

    /** What was done with a thing, newest first; for whoever manages it, as the caller has found out. */
    public JournalSearch.Page ofObject(Principal who, ObjectRef object, JournalCursor before) {
        journal.observe(who, "journal.object", object);
        return search.page(JournalFilter.all().with(object.id()), before, PAGE);
    }

    /** Everything that fits, newest first, at most a million. Recorded before the first entry is shown. */
    public Export export(Principal who, JournalFilter filter) {
        networks.requireAdministrator(who, "journal.export");
        journal.observe(who, "journal.export", network(who), filter.said());
        return reader -> search.each(filter, MOST_EXPORTED, reader);
    }

    /** Entries to be written somewhere. */
    @FunctionalInterface
    public interface Export {
        void each(Consumer<AuditEntry> reader);
    }

    private static ObjectRef network(Principal who) {
        return new ObjectRef("network", who.tenant().value());
    }
}
