package org.aumbry.assurance;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.aumbry.data.TenantScope;
import org.aumbry.data.Tenants;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Probe;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.TenantId;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets probes look: those that are due, in every network in turn, and those that an administrator asks for now. In a
 * network in which nobody did anything since they looked, they are due once a day.
 */
@Service
public class Inspections {

    private static final String INSTALLATION = "installation";
    private static final Duration CLAIM = Duration.ofMinutes(2);
    private static final Duration RUNS_KEPT = Duration.ofDays(30);

    /** Nobody: the program looks by itself. */
    private static final UserId PROGRAM = new UserId(new UUID(0, 0));

    private final Stores stores;
    private final ProbeSet probes;
    private final ProbeRunner runner;
    private final Assurance assurance;
    private final Assurance.Record record;
    private final Networks networks;

    /** Where answers are kept. */
    record Stores(InstallationStore installation, AssuranceStore network, TransactionTemplate transaction) {}

    /** The networks in which probes look, and who looks while a person does not wait. */
    record Networks(Tenants all, TenantScope scope, Executor background, Rounds rounds) {}

    Inspections(
            Stores stores,
            ProbeSet probes,
            ProbeRunner runner,
            Assurance assurance,
            Assurance.Record record,
            Networks networks) {
        this.stores = stores;
        this.probes = probes;
        this.runner = runner;
        this.assurance = assurance;
        this.record = record;
        this.networks = networks;
    }

    /**
     * Lets probes look now, in the background: all of them, or those of one promise.
     *
     * @throws Refusal conflict while probes are looking in this network
     */
    public ProbeRun start(Principal who, @Nullable String promise) {
        assurance.requireAdministrator(who, "assurance.run");
        var chosen = promise == null ? probes.all() : probes.of(promise);
        var run = new ProbeRun(record.ids().next(), chosen.size(), 0, 0, now(), null);
        if (!claim(who.tenant().toString(), run.id())) {
            throw Refusal.of(Refusal.Code.CONFLICT, "assurance.run.busy");
        }
        stores.transaction().executeWithoutResult(open -> {
            stores.network().forgetRuns(run.startedAt().minus(RUNS_KEPT));
            stores.network().addRun(run.id(), run.probes(), run.startedAt());
            record.journal()
                    .record(
                            who,
                            "assurance.run",
                            new ObjectRef("probe-run", run.id()),
                            Map.of("probes", String.valueOf(run.probes())));
        });
        networks.background().execute(() -> carryOut(who.tenant(), chosen, run));
        return run;
    }

    /** How far a run has come. */
    public ProbeRun run(Principal who, UUID id) {
        assurance.requireAdministrator(who, "assurance.run");
        return stores.transaction().execute(open -> stores.network().run(id).orElseThrow(Refusal::notFound));
    }

    /** Lets every probe look that is due. Does nothing where another node is doing it. */
    void lookWhereDue() {
        boolean changed = lookAtInstallation();
        var all = networks.all().active();
        var asked = networks.rounds().asked(all, now());
        for (var tenant : changed ? all : asked) {
            networks.scope().run(tenant, () -> lookWhereDue(tenant, changed));
        }
    }

    private void lookWhereDue(TenantId tenant, boolean changedOutside) {
        var now = now();
        var due = stores.transaction().execute(open -> due(stores.network().looks(), now));
        var ready = due.entrySet().stream()
                .filter(each -> !each.getValue().isAfter(now))
                .map(Map.Entry::getKey)
                .toList();
        if (ready.isEmpty() && !changedOutside) {
            due.values().stream().min(Instant::compareTo).ifPresent(next -> networks.rounds().leave(tenant, next));
            return;
        }
        claimed(tenant.toString(), holder -> {
            int failed = 0;
            for (var probe : ready) {
                failed += lookAndKeep(tenant, probe) ? 0 : 1;
                claim(tenant.toString(), holder);
            }
            finish(tenant, ready.size(), failed);
        });
    }

    /** When each probe has to look again in the entered network. */
    private Map<Probe, Instant> due(List<ProbeLook> looks, Instant now) {
        var last = looks(looks);
        var woken = assurance.woken(looks, now);
        var due = new LinkedHashMap<Probe, Instant>();
        probes.all().stream()
                .filter(probe -> probe.reach() == Probe.Reach.NETWORK)
                .forEach(probe -> due.put(probe, AssuranceRules.due(
                        probe.every(), last.get(probe.id()), woken.get(probe.id()))));
        return due;
    }

    private void finish(TenantId tenant, int looked, int failed) {
        var outside = stores.installation().looks();
        stores.transaction().executeWithoutResult(open -> {
            assurance.keepChanges(outside);
            if (looked > 0) {
                record.journal()
                        .record(
                                Principal.system(tenant, PROGRAM),
                                "assurance.run",
                                new ObjectRef("network", tenant.value()),
                                Map.of("probes", String.valueOf(looked), "failed", String.valueOf(failed)));
            }
        });
    }

    /** @return whether a control of the installation holds that did not before, or the other way round */
    private boolean lookAtInstallation() {
        var last = looks(stores.installation().looks());
        var now = now();
        var ready = probes.all().stream()
                .filter(probe -> probe.reach() == Probe.Reach.INSTALLATION)
                .filter(probe -> {
                    var before = last.get(probe.id());
                    var at = before == null ? null : before.at();
                    return !AssuranceRules.due(probe.every(), before, at).isAfter(now);
                })
                .toList();
        var changed = new AtomicBoolean();
        if (!ready.isEmpty()) {
            claimed(INSTALLATION, holder -> {
                for (var probe : ready) {
                    var look = runner.look(probe);
                    var before = last.get(probe.id());
                    stores.installation().keep(look);
                    claim(INSTALLATION, holder);
                    if (before == null || before.holds() != look.holds()) {
                        changed.set(true);
                    }
                }
            });
        }
        return changed.get();
    }

    private void carryOut(TenantId tenant, List<Probe> chosen, ProbeRun run) {
        networks.scope().run(tenant, () -> {
            int done = 0;
            int failed = 0;
            try {
                for (var probe : chosen) {
                    failed += lookAndKeep(tenant, probe) ? 0 : 1;
                    done++;
                    advance(new ProbeRun(run.id(), run.probes(), done, failed, run.startedAt(), null));
                    claim(tenant.toString(), run.id());
                }
                var outside = stores.installation().looks();
                stores.transaction().executeWithoutResult(open -> assurance.keepChanges(outside));
            } finally {
                advance(new ProbeRun(run.id(), run.probes(), done, failed, run.startedAt(), now()));
                stores.installation().release(tenant.toString(), run.id());
            }
        });
    }

    private void advance(ProbeRun run) {
        stores.transaction().executeWithoutResult(open -> stores.network().advance(run));
    }

    private boolean lookAndKeep(TenantId tenant, Probe probe) {
        return switch (probe.reach()) {
            case INSTALLATION -> {
                var look = runner.look(probe);
                stores.installation().keep(look);
                yield look.holds();
            }
            case NETWORK -> {
                var look = runner.look(probe, tenant);
                stores.transaction().executeWithoutResult(open -> stores.network().keep(look));
                yield look.holds();
            }
        };
    }

    private boolean claimed(String scope, Consumer<UUID> work) {
        var holder = record.ids().next();
        if (!claim(scope, holder)) {
            return false;
        }
        try {
            work.accept(holder);
        } finally {
            stores.installation().release(scope, holder);
        }
        return true;
    }

    private boolean claim(String scope, UUID holder) {
        var now = now();
        return stores.installation().claim(scope, holder, now, now.plus(CLAIM));
    }

    private Instant now() {
        return record.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Map<String, ProbeLook> looks(List<ProbeLook> looks) {
        var byProbe = new HashMap<String, ProbeLook>();
        looks.forEach(look -> byProbe.put(look.probe(), look));
        return byProbe;
    }
}
