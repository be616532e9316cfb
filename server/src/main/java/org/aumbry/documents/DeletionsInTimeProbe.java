package org.aumbry.documents;

import java.time.Duration;
import java.util.List;
import org.aumbry.kernel.Probe;
import org.aumbry.spaces.Deletions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks whether what was deleted is gone once nobody can bring it back any more: things in the trash, and spaces. */
@Component
public class DeletionsInTimeProbe implements Probe {

    /** Sweeping comes round every hour. */
    private static final Duration SLACK = Duration.ofHours(6);

    private final TreeStore tree;
    private final Deletions deletions;
    private final Acts acts;

    DeletionsInTimeProbe(TreeStore tree, Deletions deletions, Acts acts) {
        this.tree = tree;
        this.deletions = deletions;
        this.acts = acts;
    }

    @Override
    public String id() {
        return "documents.deletions-in-time";
    }

    @Override
    public List<String> promises() {
        return List.of("XAAS-14");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    @Transactional(readOnly = true)
    public Result look() {
        var due = acts.now().minus(SLACK);
        int things = tree.trashedBefore(due.minus(Trashed.KEPT)).size();
        long spaces = deletions.overdue().stream().filter(space -> space.endsAt().isBefore(due)).count();
        var said = "Of what was deleted, " + things + " things and " + spaces + " spaces are still there "
                + SLACK.toHours() + " hours after the last day on which they could be brought back.";
        return new Result(things == 0 && spaces == 0, said);
    }
}
