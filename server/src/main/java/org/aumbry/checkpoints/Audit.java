package org.aumbry.checkpoints;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.aumbry.journal.AuditEntry;
import org.aumbry.journal.Journal;
import org.aumbry.journal.JournalCursor;
import org.aumbry.journal.JournalFilter;
import org.aumbry.journal.JournalSearch;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.networks.Networks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The network's journal for its administrators. Whoever reads it stands in it. */
@Service
public class Audit {

    private static final int PAGE = 50;
    private static final int MOST_EXPORTED = 1_000_000;

    private final JournalSearch search;
    private final Journal journal;
    private final Networks networks;

    Audit(JournalSearch search, Journal journal, Networks networks) {
        this.search = search;
        this.journal = journal;
        this.networks = networks;
    }

    /** Fifty entries that fit, newest first. */
    public JournalSearch.Page page(Principal who, JournalFilter filter, JournalCursor before) {
        networks.requireAdministrator(who, "journal.read");
        journal.observe(who, "journal.read", network(who), said(filter));
        return search.page(filter, before, PAGE);
    }

    /** Everything that fits, newest first, at most a million. Recorded before the first entry is shown. */
    public Export export(Principal who, JournalFilter filter) {
        networks.requireAdministrator(who, "journal.export");
        journal.observe(who, "journal.export", network(who), said(filter));
        return reader -> search.each(filter, MOST_EXPORTED, reader);
    }

    /** Entries to be written somewhere. */
    @FunctionalInterface
    public interface Export {
        void each(Consumer<AuditEntry> reader);
    }

    /** What was asked, so that it can be told later who looked for what. */
    private static Map<String, String> said(JournalFilter filter) {
        var said = new TreeMap<String, String>();
        put(said, "from", filter.from());
        put(said, "to", filter.to());
        put(said, "user", filter.user());
        put(said, "object", filter.object());
        put(said, "of-session", filter.session());
        put(said, "outcome", filter.outcome());
        put(said, "verb", filter.verb());
        put(said, "of-address", filter.address());
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
