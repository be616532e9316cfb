package org.aumbry.identity;

import org.aumbry.journal.Journal;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.springframework.stereotype.Component;

/** Decides who may administer people and groups. */
@Component
public class Administrators {

    private final Journal journal;

    Administrators(Journal journal) {
        this.journal = journal;
    }

    /** Refuses everyone but administrators, as if the page did not exist, and keeps evidence of the try. */
    public void require(Principal who, String verb) {
        if (!who.admin()) {
            journal.denied(who, verb, new ObjectRef("network", who.tenant().value()), "not-an-administrator");
            throw Refusal.notFound();
        }
    }
}
