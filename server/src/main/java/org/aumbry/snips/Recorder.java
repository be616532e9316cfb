package org.aumbry.snips;

import java.util.Map;
import org.aumbry.crypto.Ids;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.Principal;
import org.aumbry.search.SearchIndex;
import org.springframework.stereotype.Component;

/** Tells the journal and the index of a change, in its transaction. */
@Component
class Recorder {

    private final Journal journal;
    private final SearchIndex index;
    private final Ids ids;

    Recorder(Journal journal, SearchIndex index, Ids ids) {
        this.journal = journal;
        this.index = index;
        this.ids = ids;
    }

    SnipId newId() {
        return new SnipId(ids.next());
    }

    void changed(Principal who, String verb, Snip snip) {
        journal.record(who, verb, Snips.ref(snip), Map.of("document", snip.document().toString()));
        index.touch(Snips.KIND, snip.id().value());
    }
}
