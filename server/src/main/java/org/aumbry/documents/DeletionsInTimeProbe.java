package org.aumbry.documents;

import java.time.Duration;
import java.util.List;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Probe;
import org.aumbry.spaces.Deletions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Looks whether what was deleted is gone once nobody can bring it back any more: things in the trash, and spaces. What
 * is kept for a reason of law stays and is told apart.
 */
@Component
public class DeletionsInTimeProbe implements Probe {

    /** Sweeping comes round every hour. */
    private static final Duration SLACK = Duration.ofHours(6);

    private final TreeStore tree;
    private final Deletions deletions;
    private final Guards guards;
    private final TrashCan can;
    private final Acts acts;

    DeletionsInTimeProbe(TreeStore tree, Deletions deletions, Guards guards, TrashCan can, Acts acts) {
        this.tree = tree;
        this.deletions = deletions;
        this.guards = guards;
        this.can = can;
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
        var late = tree.trashedBefore(due.minus(Trashed.KEPT));
        long kept = late.stream().filter(this::kept).count();
        var spaces = deletions.overdue().stream().filter(space -> space.endsAt().isBefore(due)).toList();
        long holding = spaces.stream().filter(space -> tree.topOf(space.space()).stream().anyMatch(this::kept)).count();
        long things = late.size() - kept;
        long whole = spaces.size() - holding;
        var said = "Of what was deleted, " + things + " things and " + whole + " spaces are still there "
                + SLACK.toHours() + " hours after the last day on which they could be brought back; " + kept
                + " things and " + holding + " spaces stay because they hold what is taken down.";
        return new Result(things == 0 && whole == 0, said);
    }

    private boolean kept(ObjectRef ref) {
        return can.keeps(guards.find(ref));
    }
}
