package org.aumbry.operators;

import org.aumbry.kernel.ObjectRef;
import org.aumbry.operators.InstallationJournal.Act;
import org.springframework.stereotype.Service;

/** What an operator's sign-in is good for: the operators' own pages, and nothing else. */
@Service
public class OperatorDoor {

    private static final int LONGEST_PATH = 200;

    private final InstallationJournal journal;

    OperatorDoor(InstallationJournal journal) {
        this.journal = journal;
    }

    /** Keeps evidence of an operator's sign-in shown where members come in. */
    public void refused(OnDuty who, String path) {
        var shown = path.substring(0, Math.min(path.length(), LONGEST_PATH));
        journal.denied(new Act(
                who, null, "content.attempt", new ObjectRef("address", null), java.util.Map.of("path", shown)));
    }
}
