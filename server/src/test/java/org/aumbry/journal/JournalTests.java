package org.aumbry.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aumbry.data.TenantScope;
import org.aumbry.data.Tenants;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.TenantId;
import org.aumbry.kernel.UserId;
import org.aumbry.testing.AumbryTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@AumbryTest
class JournalTests {

    private final Journal journal;
    private final Waiting waiting;
    private final Tenants tenants;
    private final TenantScope scope;
    private final JdbcClient db;
    private final TransactionTemplate transaction;

    private TenantId acme;
    private Principal ana;
    private final ObjectRef plan = new ObjectRef("document", UUID.randomUUID());

    @Autowired
    JournalTests(
            Journal journal,
            Waiting waiting,
            Tenants tenants,
            TenantScope scope,
            JdbcClient db,
            PlatformTransactionManager transactions) {
        this.journal = journal;
        this.waiting = waiting;
        this.tenants = tenants;
        this.scope = scope;
        this.db = db;
        this.transaction = new TransactionTemplate(transactions);
    }

    @BeforeEach
    void network() {
        acme = new TenantId(UUID.randomUUID());
        tenants.create(acme);
        ana = new Principal(
                acme, new UserId(UUID.randomUUID()), false, true, null, null, Set.of("read"), "198.51.100.7");
    }

    @Test
    void whoeverFollowsIsToldOfEachNetworkThatWasWrittenFor() {
        var one = waiting.follow();
        var other = waiting.follow();
        assertThat(one.get()).doesNotContain(acme);
        inside(() -> journal.record(ana, "document.add", plan, Map.of()));
        assertThat(one.get()).contains(acme);
        assertThat(one.get()).doesNotContain(acme);
        assertThat(other.get()).contains(acme);
    }

    @Test
    void actAndEntryAreCommittedTogether() {
        inside(() -> journal.record(ana, "document.add", plan, Map.of("folder", "Budget")));

        var entry = ofAna().getFirst();
        assertThat(entry.verb()).isEqualTo("document.add");
        assertThat(entry.outcome()).isEqualTo(Outcome.ALLOWED);
        assertThat(entry.object()).isEqualTo(plan);
        assertThat(entry.details()).containsEntry("folder", "Budget").containsEntry("address", "198.51.100.7");
    }

    @Test
    void anActThatIsRolledBackLeavesNoEntry() {
        scope.run(acme, () -> transaction.executeWithoutResult(status -> {
            journal.record(ana, "document.add", plan);
            status.setRollbackOnly();
        }));

        assertThat(ofAna()).isEmpty();
    }

    @Test
    void anActCannotBeRecordedOutsideATransaction() {
        assertThatThrownBy(() -> scope.run(acme, () -> journal.record(ana, "document.add", plan)))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void aRefusalSurvivesTheRollBackItCauses() {
        scope.run(acme, () -> {
            transaction.executeWithoutResult(status -> {
                journal.denied(ana, "access.view", plan, "not-visible");
                status.setRollbackOnly();
            });
            journal.settle();
        });

        var entry = ofAna().getFirst();
        assertThat(entry.outcome()).isEqualTo(Outcome.DENIED);
        assertThat(entry.reason()).isEqualTo("not-visible");
    }

    @Test
    void everyReadOfManyAtOnceIsThereWhenItsCallReturns() throws InterruptedException {
        var missing = new ArrayList<UUID>();
        var threads = new ArrayList<Thread>();
        for (int reader = 0; reader < 64; reader++) {
            threads.add(Thread.ofVirtual().start(() -> scope.run(acme, () -> {
                for (int read = 0; read < 8; read++) {
                    var page = new ObjectRef("document", UUID.randomUUID());
                    journal.observe(ana, "document.open", page);
                    if (journal.ofObject(page.id(), JournalCursor.newest(), 2).size() != 1) {
                        synchronized (missing) {
                            missing.add(page.id());
                        }
                    }
                }
            })));
        }
        for (var thread : threads) {
            thread.join();
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void noEntryCanBeChangedOrRemovedByTheTenantsRole() {
        inside(() -> journal.record(ana, "document.add", plan));

        assertThatThrownBy(() -> inside(() -> db.sql("update journal_entry set verb = 'nothing'").update()))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> inside(() -> db.sql("delete from journal_entry").update()))
                .isInstanceOf(DataAccessException.class);
        assertThat(ofAna()).hasSize(1);
    }

    @Test
    void anotherTenantsPrincipalIsNeverRecordedHere() {
        var dee = new Principal(
                new TenantId(UUID.randomUUID()), ana.user(), false, false, null, null, Set.of(), "");

        assertThatThrownBy(() -> inside(() -> journal.record(dee, "document.add", plan)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepeat() {
        for (int number = 0; number < 7; number++) {
            inside(() -> journal.record(ana, "document.add", new ObjectRef("document", UUID.randomUUID())));
        }

        var seen = new ArrayList<UUID>();
        var page = scope.call(acme, () -> journal.ofUser(ana.user(), JournalCursor.newest(), 3));
        while (!page.isEmpty()) {
            page.forEach(entry -> seen.add(entry.id()));
            var last = page.getLast();
            page = scope.call(acme, () -> journal.ofUser(ana.user(), JournalCursor.after(last), 3));
        }

        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
    }

    private void inside(Runnable work) {
        scope.run(acme, () -> transaction.executeWithoutResult(status -> work.run()));
    }

    private List<AuditEntry> ofAna() {
        return scope.call(acme, () -> journal.ofUser(ana.user(), JournalCursor.newest(), 100));
    }
}
