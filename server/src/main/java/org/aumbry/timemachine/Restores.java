package org.aumbry.timemachine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.aumbry.crypto.Ids;
import org.aumbry.data.TenantScope;
import org.aumbry.identity.Role;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.TenantId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;

/**
 * Bringing things back as they were. What is wanted is written down first, so that a restore goes on after a restart;
 * it is carried out in one transaction, so that it happened or did not; and it can be taken back.
 */
@Service
public class Restores {

    private static final Logger LOG = LoggerFactory.getLogger(Restores.class);
    private static final int TRIES = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final TravelGate gate;
    private final Window window;
    private final RunSteps steps;
    private final Here here;

    Restores(TravelGate gate, Window window, RunSteps steps, Here here) {
        this.gate = gate;
        this.window = window;
        this.steps = steps;
        this.here = here;
    }

    /** Identifiers, the network, and who is who in it. */
    @Component
    record Here(Ids ids, TenantScope scope, Users users) {}

    /** Begins a restore and waits some seconds for its end; it goes on when it takes longer. */
    public RunId start(Principal who, Order order) {
        gate.requireToRestore(who, "time.restore", order.scope());
        window.require(order.at());
        if (order.chosen().size() > Order.MOST_CHOSEN) {
            throw Refusal.of(Refusal.Code.OVER_LIMIT, "timemachine.refusal.too-many", Order.MOST_CHOSEN);
        }
        return begin(who, run(who, order, null));
    }

    /** Takes a restore back: all it wrote becomes what it was just before. For whoever could have asked for it. */
    public RunId undo(Principal who, RunId id) {
        var run = get(who, id);
        gate.requireToRestore(who, "time.undo", run.scope());
        var result = run.result();
        if (result == null) {
            throw Refusal.of(Refusal.Code.CONFLICT, "timemachine.refusal.not-done");
        }
        window.require(result.madeAt());
        var order = new Order(run.scope(), Moment.before(result.madeAt()), Set.of(), true);
        return begin(who, run(who, order, id));
    }

    public Run get(Principal who, RunId id) {
        var run = steps.find(id).orElseThrow(Refusal::notFound);
        gate.require(who, "time.look", run.scope());
        return run;
    }

    /** The last restores of a scope, newest first; at most 20. */
    public List<Run> of(Principal who, Scope scope) {
        gate.require(who, "time.look", scope);
        return steps.of(scope);
    }

    private Run run(Principal who, Order order, @Nullable RunId undoOf) {
        return new Run(
                new RunId(here.ids().next()), order.scope(), order.at(), order.chosen(), order.newer(), undoOf,
                who.user(), window.end(), Run.State.WAITING, 0, null, null);
    }

    private RunId begin(Principal who, Run run) {
        steps.add(run);
        var tenant = here.scope().current();
        var worker = Thread.ofVirtual()
                .name("restore")
                .start(() -> here.scope().run(tenant, () -> carryOut(who, run)));
        try {
            worker.join(PATIENCE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return run.id();
    }

    /** What a program that died left lying, with the rights that whoever asked for it has now. */
    void goOn(TenantId tenant, Instant before) {
        for (var run : steps.leftLying(before)) {
            var user = here.users().find(run.askedBy());
            if (run.scope().network() && user.filter(each -> each.role() == Role.ADMIN).isEmpty()) {
                steps.fail(run.id(), "timemachine.refusal.not-any-more");
            } else {
                carryOut(Principal.system(tenant, run.askedBy()), run);
            }
        }
    }

    private void carryOut(Principal who, Run run) {
        for (int tried = 1; steps.claim(run.id()); tried++) {
            try {
                steps.step(run.id(), 1);
                steps.carryOut(who, run, () -> steps.step(run.id(), 2));
                return;
            } catch (Restoring.Overtaken overtaken) {
                if (tried == TRIES) {
                    steps.fail(run.id(), "timemachine.refusal.busy");
                    return;
                }
            } catch (Refusal refusal) {
                steps.fail(run.id(), refusal.messageKey());
                return;
            } catch (RuntimeException failed) {
                LOG.error("A restore failed: {}", failed.toString());
                steps.fail(run.id(), "timemachine.refusal.failed");
                return;
            }
        }
    }
}
