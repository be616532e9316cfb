package org.aumbry.assurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.aumbry.crypto.Ids;
import org.aumbry.crypto.Randomness;
import org.aumbry.data.TenantScope;
import org.aumbry.data.Tenants;
import org.aumbry.journal.AuditEntry;
import org.aumbry.journal.FirstActs;
import org.aumbry.journal.Journal;
import org.aumbry.journal.JournalCursor;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Probe;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.TenantId;
import org.aumbry.kernel.UserId;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Person;
import org.aumbry.testing.TestClock;
import org.aumbry.testing.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@AumbryTest
class AssuranceModuleTests {

    private static final String SHA256 = "0123456789abcdef".repeat(4);

    @Autowired
    private World world;

    @Autowired
    private Register register;

    @Autowired
    private InstallationStore installation;

    @Autowired
    private AssuranceStore store;

    @Autowired
    private EvidenceStore evidence;

    @Autowired
    private Journal journal;

    @Autowired
    private FirstActs acts;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Tenants tenants;

    @Autowired
    private TenantScope scope;

    @Autowired
    private ObjectProvider<Probe> realProbes;

    private final TestClock clock = new TestClock();

    @Test
    void breakingAControlTurnsItsPromiseRedAndMendingTurnsItGreen() {
        for (var reach : Probe.Reach.values()) {
            var probe = new StandIn("stand-in.broken-" + reach, "PAN-61", reach);
            var bench = bench(probe);
            assertThat(bench.state("PAN-61")).isEqualTo(PromiseState.OVERDUE);
            bench.run();
            assertThat(bench.state("PAN-61")).isEqualTo(PromiseState.HOLDS);
            probe.breakIt();
            bench.run();
            assertThat(bench.state("PAN-61")).isEqualTo(PromiseState.FAILS);
            probe.mend();
            bench.run();
            assertThat(bench.state("PAN-61")).isEqualTo(PromiseState.HOLDS);
        }
    }

    @Test
    void changesOfStateAreKeptWithWhatWasSeen() {
        var probe = new StandIn("stand-in.changes", "PAN-66", Probe.Reach.NETWORK);
        var bench = bench(probe);
        bench.run();
        probe.breakIt();
        clock.advance(Duration.ofMinutes(1));
        bench.run();
        assertThat(bench.asAna(who -> bench.assurance.promise(who, "PAN-66")).changes())
                .extracting(StateChange::was, StateChange::became, StateChange::observed)
                .containsExactly(
                        tuple(
                                PromiseState.HOLDS, PromiseState.FAILS, "The control held 2 times of 3."),
                        tuple(
                                PromiseState.NOT_BUILT, PromiseState.HOLDS, "The control held 3 times of 3."));
    }

    @Test
    void anOldAnswerSaysNothingAnyMore() {
        var bench = bench(new StandIn("stand-in.old", "PAN-52", Probe.Reach.NETWORK));
        bench.run();
        clock.advance(Duration.ofHours(2));
        assertThat(bench.state("PAN-52")).isEqualTo(PromiseState.HOLDS);
        clock.advance(Duration.ofSeconds(1));
        assertThat(bench.state("PAN-52")).isEqualTo(PromiseState.OVERDUE);
    }

    @Test
    void throwingHangingAndSayingNothingAreFailures() {
        var probe = new StandIn("stand-in.strange", "PAN-51", Probe.Reach.NETWORK);
        var bench = bench(probe);
        probe.become(() -> {
            throw new IllegalArgumentException("a title nobody may read");
        });
        bench.run();
        assertThat(bench.state("PAN-51")).isEqualTo(PromiseState.FAILS);
        assertThat(bench.observed("PAN-51")).isEqualTo("The probe could not look: IllegalArgumentException.");
        probe.become(() -> Probe.Result.holds(" "));
        bench.run();
        assertThat(bench.state("PAN-51")).isEqualTo(PromiseState.FAILS);
        var never = new CountDownLatch(1);
        probe.become(() -> {
            try {
                never.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
            return Probe.Result.holds("Too late.");
        });
        bench.run();
        assertThat(bench.observed("PAN-51")).isEqualTo("The probe did not finish within 1 seconds.");
    }

    @Test
    void anAnswerOfAProbeThatDoesNotExistMakesNothingGreen() {
        var bench = bench();
        var forged = new ProbeLook("nobody.forged", true, "All is well.", clock.instant(), Duration.ZERO);
        installation.keep(forged);
        bench.asAna(who -> {
            transaction.executeWithoutResult(open -> store.keep(forged));
            return who;
        });
        var counts = bench.asAna(who -> bench.assurance.board(who, PromiseFilter.any())).counts();
        assertThat(counts).containsEntry(PromiseState.HOLDS, 0).containsEntry(PromiseState.FAILS, 0);
        assertThat(counts.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(292);
    }

    @Test
    void evidenceCountsUntilItEndsAndIsJournaled() {
        var bench = bench();
        var signed = bench.asAna(who -> bench.assurance.attest(who, "ELI-3", evidence(Duration.ofDays(30))));
        assertThat(bench.state("ELI-3")).isEqualTo(PromiseState.ATTESTED);
        clock.advance(Duration.ofDays(30));
        assertThat(bench.state("ELI-3")).isEqualTo(PromiseState.OVERDUE);
        bench.asAna(who -> bench.assurance.withdraw(who, signed.id()));
        assertThat(bench.state("ELI-3")).isEqualTo(PromiseState.NOT_BUILT);
        var entries = bench.asAna(who -> journal.ofObject(signed.id(), JournalCursor.newest(), 10));
        assertThat(entries)
                .extracting(AuditEntry::verb)
                .containsExactly("assurance.withdraw", "assurance.attest");
    }

    @Test
    void nobodySignsForWhatTheProgramPromises() {
        var bench = bench();
        assertThatThrownBy(() ->
                        bench.asAna(who -> bench.assurance.attest(who, "XAAS-17", evidence(Duration.ofDays(30)))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("software");
        assertThat(bench.state("XAAS-17")).isEqualTo(PromiseState.NOT_BUILT);
    }

    @Test
    void evidenceWithoutEndOrFileIsRefused() {
        var bench = bench();
        for (var wrong : List.of(
                evidence(Duration.ZERO),
                evidence(Duration.ofDays(2000)),
                new NewEvidence("Contract", "Read it", "short", clock.instant().plusSeconds(60)),
                new NewEvidence(" ", "Read it", SHA256, clock.instant().plusSeconds(60)),
                new NewEvidence("Contract", "", SHA256, clock.instant().plusSeconds(60)))) {
            assertThatThrownBy(() -> bench.asAna(who -> bench.assurance.attest(who, "ELI-4", wrong)))
                    .isInstanceOf(Refusal.class);
        }
        assertThat(bench.state("ELI-4")).isEqualTo(PromiseState.NOT_BUILT);
    }

    @Test
    void anotherNetworkHasItsOwnStates() {
        var probe = new StandIn("stand-in.own", "PAN-74", Probe.Reach.NETWORK);
        var bench = bench(probe);
        bench.run();
        bench.asAna(who -> bench.assurance.attest(who, "PAN-15", evidence(Duration.ofDays(3))));
        var dees = world.as(world.dee(), who -> bench.assurance.promise(who, "PAN-15"));
        assertThat(dees.evidence()).isEmpty();
        assertThat(dees.status().state()).isEqualTo(PromiseState.NOT_BUILT);
        assertThat(world.as(world.dee(), who -> bench.assurance.promise(who, "PAN-74")).status().state())
                .isEqualTo(PromiseState.OVERDUE);
    }

    @Test
    void theScheduleLooksInEveryNetworkWhereProbesAreDueAndNowhereElse() {
        var probe = new StandIn("stand-in.due", "PAN-72", Probe.Reach.NETWORK);
        var bench = bench(probe);
        bench.inspections.lookWhereDue();
        assertThat(bench.state("PAN-72")).isEqualTo(PromiseState.HOLDS);
        assertThat(world.as(world.dee(), who -> bench.assurance.promise(who, "PAN-72")).status().state())
                .isEqualTo(PromiseState.HOLDS);
        probe.breakIt();
        clock.advance(Duration.ofMinutes(59));
        bench.inspections.lookWhereDue();
        assertThat(bench.state("PAN-72")).isEqualTo(PromiseState.HOLDS);
        clock.advance(Duration.ofMinutes(1));
        bench.inspections.lookWhereDue();
        assertThat(bench.state("PAN-72")).isEqualTo(PromiseState.FAILS);
    }

    @Test
    void inANetworkAtRestProbesLookOnceADayAndAtOnceWhenSomebodyComesBack() {
        var probe = new StandIn("stand-in.rest", "PAN-73", Probe.Reach.NETWORK);
        var bench = bench(probe);
        bench.atRest = true;
        bench.inspections.lookWhereDue();
        assertThat(probe.looks()).isPositive();
        probe.breakIt();
        for (int hour = 0; hour < 23; hour++) {
            clock.advance(Duration.ofHours(1));
            bench.inspections.lookWhereDue();
        }
        assertThat(bench.state("PAN-73")).as("nobody looked").isEqualTo(PromiseState.HOLDS);
        bench.atRest = false;
        bench.inspections.lookWhereDue();
        assertThat(bench.state("PAN-73")).as("left until its time, for nothing was written here")
                .isEqualTo(PromiseState.OVERDUE);
        bench.written.add(world.acme());
        bench.inspections.lookWhereDue();
        assertThat(bench.state("PAN-73")).as("somebody came back").isEqualTo(PromiseState.FAILS);
        bench.atRest = true;
        clock.advance(Duration.ofHours(1));
        probe.mend();
        bench.inspections.lookWhereDue();
        assertThat(bench.state("PAN-73")).isEqualTo(PromiseState.FAILS);
        clock.advance(Duration.ofHours(23));
        bench.inspections.lookWhereDue();
        assertThat(bench.state("PAN-73")).as("once a day").isEqualTo(PromiseState.HOLDS);
    }

    @Test
    void onlyWhatSomebodyDidEndsTheRestOfANetwork() {
        var ada = world.network("Rest " + UUID.randomUUID(), "Ada Rest", "ada-" + UUID.randomUUID() + "@rest.example");
        var program = Principal.system(ada.tenant(), new UserId(new UUID(0, 0)));
        var now = Instant.now();
        assertThat(first(ada, now)).isEmpty();
        record(program);
        assertThat(first(ada, now)).isEmpty();
        record(ada.principal());
        assertThat(first(ada, now)).isPresent();
        assertThat(first(ada, Instant.now())).isEmpty();
    }

    private void record(Principal who) {
        world.in(who.tenant(), () -> transaction.execute(open -> {
            journal.record(who, "assurance.run", new ObjectRef("network", who.tenant().value()));
            return true;
        }));
    }

    private Optional<Instant> first(Person in, Instant after) {
        return world.in(in.tenant(), () -> transaction.execute(
                open -> acts.after(List.of(after), Instant.now().plusSeconds(1)))).getFirst();
    }

    @Test
    void whileProbesLookNobodyStartsThemTwice() {
        var busy = new UUID(0, 7);
        var bench = bench(new StandIn("stand-in.twice", "PAN-65", Probe.Reach.NETWORK));
        var scopeName = world.acme().toString();
        assertThat(installation.claim(scopeName, busy, clock.instant(), clock.instant().plusSeconds(60))).isTrue();
        assertThatThrownBy(bench::run).isInstanceOf(Refusal.class).hasMessageContaining("busy");
        clock.advance(Duration.ofSeconds(60));
        bench.run();
        assertThat(bench.state("PAN-65")).isEqualTo(PromiseState.HOLDS);
    }

    @Test
    void membersGuestsAndTokensForReadingFindNothing() {
        var bench = bench();
        var ana = world.ana().principal();
        var reading = new Principal(
                ana.tenant(), ana.user(), false, true, null, new UUID(1, 1), Set.of("read"), "");
        for (var who : List.of(world.bo().principal(), world.cy().principal(), reading)) {
            assertThatThrownBy(() -> world.in(world.acme(), () -> bench.assurance.board(who, PromiseFilter.any())))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Refusal.Code.NOT_FOUND));
            assertThatThrownBy(() -> world.in(world.acme(), () -> bench.inspections.start(who, null)))
                    .isInstanceOf(Refusal.class);
        }
    }

    @Test
    void everyPromiseThatAProbeNamesExists() {
        assertThat(realProbes.stream()).allSatisfy(probe -> {
            assertThat(probe.id()).matches("[a-z]+\\.[a-z0-9-]+");
            assertThat(probe.promises()).isNotEmpty().allSatisfy(id -> assertThat(register.find(id))
                    .as(probe.id() + " names " + id)
                    .isPresent());
        });
    }

    @Test
    void changesOfAllTablesAreKeptInANetworkThatIsUsed() {
        var probe = realProbes.stream().filter(each -> each.id().equals("data.changes-are-kept")).findFirst();
        var seen = world.in(world.acme(), () -> probe.orElseThrow().look());
        assertThat(seen.holds()).as(seen.observed()).isTrue();
        assertThat(seen.observed()).doesNotContain("of 0 rows");
    }

    private NewEvidence evidence(Duration life) {
        return new NewEvidence("Audit report", "Read and compared", SHA256, clock.instant().plus(life));
    }

    private Bench bench(Probe... probes) {
        return new Bench(List.of(probes));
    }

    /** The module with probes and a clock of the test, on the real stores. */
    private final class Bench {

        private final Assurance assurance;
        private final Inspections inspections;
        private final Set<TenantId> written = new HashSet<>();
        private boolean atRest;

        private Bench(List<Probe> probes) {
            var set = new ProbeSet(probes);
            var settings = new AssuranceSettings(false, Duration.ZERO, Duration.ZERO, Duration.ofSeconds(1));
            var record = new Assurance.Record(
                    journal, new Ids(clock, new Randomness()), clock, transaction, this::acts);
            assurance = new Assurance(register, set, installation, store, evidence, record);
            inspections = new Inspections(
                    new Inspections.Stores(installation, store, transaction),
                    set,
                    new ProbeRunner(scope, clock, settings),
                    assurance,
                    record,
                    new Inspections.Networks(tenants, scope, Runnable::run, new Rounds(this::written)));
        }

        /** Unless the network is at rest somebody did something as soon as a probe had looked. */
        private List<Optional<Instant>> acts(List<Instant> moments, Instant now) {
            return moments.stream().map(moment -> Optional.of(moment).filter(each -> !atRest)).toList();
        }

        private Set<TenantId> written() {
            var taken = Set.copyOf(written);
            written.clear();
            return taken;
        }

        private void run() {
            var run = asAna(who -> inspections.start(who, null));
            assertThat(asAna(who -> inspections.run(who, run.id())).finishedAt()).isNotNull();
        }

        private PromiseState state(String promise) {
            return asAna(who -> assurance.promise(who, promise)).status().state();
        }

        private String observed(String promise) {
            var last = asAna(who -> assurance.promise(who, promise)).probes().getFirst().last();
            return last == null ? "" : last.observed();
        }

        private <T> T asAna(Function<Principal, T> work) {
            return world.as(world.ana(), work);
        }
    }
}
