package org.aumbry.checkpoints;

import java.util.List;
import org.aumbry.kernel.Handling;
import org.aumbry.kernel.Keeping;
import org.aumbry.networks.PolicyOption;
import org.springframework.stereotype.Component;

/** How long values of the journal can be opened. */
@Component
class JournalHandling implements Handling {

    private final Retention retention;

    JournalHandling(Retention retention) {
        this.retention = retention;
    }

    @Override
    public List<Keeping> keepings() {
        return List.of(new Keeping(
                "checkpoints.journal-values", retention.time(), PolicyOption.JOURNAL_DAYS.stored(), RetentionJob.class,
                List.of("journal_entry", "journal_leaf")));
    }
}
