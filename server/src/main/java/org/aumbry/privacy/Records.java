package org.aumbry.privacy;

import org.aumbry.identity.Administrators;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The record of processing, for administrators. */
@Service
public class Records {

    private final Processing processing;
    private final Administrators administrators;
    private final Journal journal;

    Records(Processing processing, Administrators administrators, Journal journal) {
        this.processing = processing;
        this.administrators = administrators;
        this.journal = journal;
    }

    public ProcessingRecord show(Principal who) {
        administrators.require(who, "privacy.record");
        return processing.record();
    }

    /** The same to take along; stands in the journal. */
    @Transactional
    public ProcessingRecord export(Principal who) {
        administrators.require(who, "privacy.export-record");
        journal.record(who, "privacy.export-record", new ObjectRef("network", who.tenant().value()));
        return processing.record();
    }
}
