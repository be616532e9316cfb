package org.aumbry.journal;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.aumbry.crypto.Ids;
import org.aumbry.data.TenantScope;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Probe;
import org.aumbry.kernel.UserId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Records a read as the program itself and looks whether the entry is stored, durably, before the call comes back. */
@Component
class BeforeAnswerProbe implements Probe {

    private static final UserId PROGRAM = new UserId(new UUID(0, 0));
    private static final int TRIES = 5;
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final Recorder recorder;
    private final Supplier<List<String>> weaknesses;
    private final Journal journal;
    private final TenantScope scope;
    private final Ids ids;

    /** Records a read; the journal's way, or a broken one in tests. */
    @FunctionalInterface
    interface Recorder {
        void observe(Principal who, String verb, ObjectRef object);
    }

    @Autowired
    BeforeAnswerProbe(
            Journal journal, DurabilityStore durability, TransactionTemplate transaction, TenantScope scope, Ids ids) {
        this(journal::observe, () -> transaction.execute(open -> durability.weaknesses()), journal, scope, ids);
    }

    BeforeAnswerProbe(
            Recorder recorder, Supplier<List<String>> weaknesses, Journal journal, TenantScope scope, Ids ids) {
        this.recorder = recorder;
        this.weaknesses = weaknesses;
        this.journal = journal;
        this.scope = scope;
        this.ids = ids;
    }

    @Override
    public String id() {
        return "journal.before-answer";
    }

    @Override
    public List<String> promises() {
        return List.of("PAN-37");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        var weak = weaknesses.get();
        if (!weak.isEmpty()) {
            return Result.fails("The database may lose what it acknowledged: " + String.join(", ", weak) + ".");
        }
        var object = new ObjectRef("probe", ids.next());
        var slowest = Duration.ZERO;
        for (int i = 1; i <= TRIES; i++) {
            long start = System.nanoTime();
            recorder.observe(Principal.system(scope.current(), PROGRAM), "journal.probe", object);
            var took = Duration.ofNanos(System.nanoTime() - start);
            slowest = took.compareTo(slowest) > 0 ? took : slowest;
            int stored = journal.ofObject(object.id(), JournalCursor.newest(), TRIES + 1).size();
            if (stored != i) {
                return Result.fails("After %d reads only %d entries were stored.".formatted(i, stored));
            }
        }
        var sentence = "%d entries of %d were stored when the call came back, the slowest after %d ms."
                .formatted(TRIES, TRIES, slowest.toMillis());
        return slowest.compareTo(LONGEST) <= 0 ? Result.holds(sentence) : Result.fails(sentence);
    }
}
