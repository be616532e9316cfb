package org.aumbry.timemachine;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The transactions of a restore: it is noted down, taken up, carried out in one piece, or given up. */
@Component
class RunSteps {

    private final RunStore runs;
    private final RestoreStore rows;
    private final Sights sights;
    private final Planner planner;
    private final Restoring restoring;
    private final ObjectProvider<AfterRestore> guards;
    private final Record record;

    RunSteps(
            RunStore runs,
            RestoreStore rows,
            Sights sights,
            Planner planner,
            Restoring restoring,
            ObjectProvider<AfterRestore> guards,
            Record record) {
        this.runs = runs;
        this.rows = rows;
        this.sights = sights;
        this.planner = planner;
        this.restoring = restoring;
        this.guards = guards;
        this.record = record;
    }

    /** Where it is written down. */
    @Component
    record Record(Journal journal, Clock clock) {

        Instant now() {
            return clock.instant().truncatedTo(ChronoUnit.MICROS);
        }
    }

    @Transactional
    public void add(Run run) {
        runs.add(run);
    }

    @Transactional
    public boolean claim(RunId id) {
        return runs.claim(id, record.now());
    }

    /** Seen by others at once, whatever becomes of the rest. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void step(RunId id, int step) {
        runs.step(id, step);
    }

    @Transactional
    public void fail(RunId id, String why) {
        runs.fail(id, why, record.now());
    }

    @Transactional(readOnly = true)
    public Optional<Run> find(RunId id) {
        return runs.find(id);
    }

    /** The last ones of a scope, newest first. */
    @Transactional(readOnly = true)
    public List<Run> of(Scope scope) {
        return runs.of(scope);
    }

    @Transactional(readOnly = true)
    public List<Run> leftLying(Instant before) {
        return runs.leftLying(before);
    }

    /** Everything of a restore, or nothing. */
    @Transactional
    public void carryOut(Principal who, Run run, Runnable underway) {
        if (!runs.turn(run.id())) {
            return;
        }
        restoring.hold(concerned(run));
        var undone = run.undoOf();
        var batch = undone == null ? planned(who, run.order()) : reversed(runs.find(undone).orElseThrow());
        restoring.hold(batch.spaces());
        underway.run();
        var done = restoring.carryOut(who, batch);
        boolean exact = run.scope().network() && run.newer() && run.chosen().isEmpty() && undone == null;
        var outcome = exact ? restoring.compared(done, batch) : done;
        guards.orderedStream().forEach(AfterRestore::restored);
        runs.done(run.id(), outcome, record.now());
        journal(who, run, batch, outcome);
    }

    /** Spaces in their order, so that two restores never wait for each other. */
    private List<UUID> concerned(Run run) {
        var space = run.scope().space();
        return space == null ? rows.spaces() : List.of(space);
    }

    private Batch planned(Principal who, Order order) {
        var sight = order.scope().network() ? Sight.ALL : sights.of(who, Permission.MANAGE, order.at());
        return planner.plan(order, sight);
    }

    /** What the other restore wrote becomes what it was just before. */
    private Batch reversed(Run other) {
        var made = Objects.requireNonNull(other.result()).madeAt();
        var batch = Batch.of(Moment.before(made), made);
        var born = new HashSet<>(rows.bornAt(made));
        for (var kept : Kept.values()) {
            var keys = rows.changedAt(kept, made);
            boolean thing = kept == Kept.FOLDER || kept == Kept.DOCUMENT;
            batch.back(kept, keys);
            batch.away(kept, thing ? keys.stream().filter(born::contains).toList() : keys);
        }
        batch.spaces().addAll(rows.spacesOf(batch.ids(Kept.FOLDER), batch.ids(Kept.DOCUMENT), batch.at()));
        if (other.scope().space() != null) {
            batch.spaces().add(other.scope().space());
        }
        return batch;
    }

    private void journal(Principal who, Run run, Batch batch, Outcome outcome) {
        var details = new LinkedHashMap<String, String>();
        details.put("at", run.at().toString());
        details.put("run", run.id().toString());
        details.put("back", String.valueOf(outcome.back()));
        details.put("away", String.valueOf(outcome.away()));
        details.put("verified", String.valueOf(outcome.verified()));
        details.put("root", HexFormat.of().formatHex(outcome.root()));
        var act = run.undoOf() == null ? "time.restore" : "time.undo";
        record.journal().record(who, act, run.scope().ref(), details);
        var things = new EnumMap<Kept, Set<Object>>(Kept.class);
        for (var kept : List.of(Kept.FOLDER, Kept.DOCUMENT)) {
            var all = new HashSet<>(batch.backOf(kept));
            all.addAll(batch.awayOf(kept));
            things.put(kept, all);
        }
        var about = Map.of("at", run.at().toString(), "run", run.id().toString());
        things.forEach((kept, ids) -> ids.forEach(id -> record.journal().record(
                who, kept.table() + "." + (run.undoOf() == null ? "time-restore" : "time-undo"),
                new ObjectRef(kept.table(), UUID.fromString(id.toString())), about)));
    }
}
