package org.aumbry.checkpoints;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.aumbry.crypto.Ids;
import org.aumbry.data.TenantScope;
import org.aumbry.journal.Journal;
import org.aumbry.journal.JournalCursor;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Probe;
import org.aumbry.kernel.UserId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Records a read as the program itself and looks how long it takes until a signed head covers it. */
@Component
class LagProbe implements Probe {

    private static final UserId PROGRAM = new UserId(new UUID(0, 0));
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final Duration STEP = Duration.ofMillis(100);

    private final Supplier<UUID> entry;
    private final Predicate<UUID> covered;

    @Autowired
    LagProbe(Journal journal, Log log, TenantScope scope, Ids ids) {
        this(() -> recorded(journal, scope, ids), log::covers);
    }

    LagProbe(Supplier<UUID> entry, Predicate<UUID> covered) {
        this.entry = entry;
        this.covered = covered;
    }

    private static UUID recorded(Journal journal, TenantScope scope, Ids ids) {
        var object = new ObjectRef("probe", ids.next());
        journal.observe(Principal.system(scope.current(), PROGRAM), "journal.probe", object);
        return journal.ofObject(object.id(), JournalCursor.newest(), 1).getFirst().id();
    }

    @Override
    public String id() {
        return "checkpoints.lag";
    }

    @Override
    public List<String> promises() {
        return List.of("DEX-86");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        var recorded = entry.get();
        long start = System.nanoTime();
        while (!covered.test(recorded)) {
            var passed = Duration.ofNanos(System.nanoTime() - start);
            if (passed.compareTo(LONGEST) > 0) {
                return Result.fails("After %d s no signed head covered a new entry.".formatted(LONGEST.toSeconds()));
            }
            try {
                Thread.sleep(STEP);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return Result.fails("The wait for a signed head was broken off.");
            }
        }
        return Result.holds("A signed head covered a new entry after %d ms."
                .formatted(Duration.ofNanos(System.nanoTime() - start).toMillis()));
    }
}
