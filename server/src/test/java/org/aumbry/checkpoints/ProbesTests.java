package org.aumbry.checkpoints;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aumbry.crypto.Ids;
import org.aumbry.data.DataFolder;
import org.aumbry.data.TenantScope;
import org.aumbry.data.Tenants;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.TenantId;
import org.aumbry.kernel.UserId;
import org.aumbry.testing.AumbryTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@AumbryTest
class ProbesTests {

    @Autowired
    private TreeProbe tree;

    @Autowired
    private TreeSample sample;

    @Autowired
    private LagProbe lag;

    @Autowired
    private SearchProbe search;

    @Autowired
    private ProofProbe proof;

    @Autowired
    private Ids ids;

    @Autowired
    private Sequencer sequencer;

    @Autowired
    private Journal journal;

    @Autowired
    private Tenants tenants;

    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient db;

    @Autowired
    private DataFolder data;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void aTreeThatIsWholeHoldsAndOneWhoseJournalWasChangedDoesNot() throws Exception {
        var here = new TenantId(UUID.randomUUID());
        tenants.create(here);
        var who = new Principal(here, new UserId(UUID.randomUUID()), false, false, null, null, Set.of(), "::1");
        assertThat(scope.call(here, tree::look).holds()).as("nothing yet").isTrue();
        scope.run(here, () -> transaction.executeWithoutResult(open -> {
            for (int i = 0; i < 20; i++) {
                journal.record(who, "document.add", new ObjectRef("document", UUID.randomUUID()), Map.of("n", "" + i));
            }
        }));
        while (scope.call(here, sequencer::place) != 0) {
            Thread.onSpinWait();
        }
        var seen = scope.call(here, tree::look);
        assertThat(seen.holds()).as(seen.observed()).isTrue();

        var schema = scope.call(here, () -> transaction.execute(open ->
                db.sql("select current_schema()").query(String.class).single()));
        try (var superuser = new Superuser(data.path(), schema)) {
            superuser.run("update journal_entry set outcome = 'denied' where id = "
                    + "(select entry_id from journal_leaf where position = 7)");
            assertThat(scope.call(here, tree::look).holds()).as("an edited entry").isFalse();
            superuser.run("update journal_entry set outcome = 'allowed'");
            assertThat(scope.call(here, tree::look).holds()).isTrue();
            superuser.run("update journal_checkpoint set note = replace(note, '— ', '—  ')");
            assertThat(scope.call(here, tree::look).holds()).as("a spoilt signature").isFalse();
            superuser.run("update journal_checkpoint set note = replace(note, '—  ', '— ')");
            superuser.run("delete from journal_entry");
            assertThat(scope.call(here, tree::look).holds()).as("deleted entries").isFalse();
        }
    }

    @Test
    void aJournalWithoutATreeIsSeen() {
        var nothing = new TreeSample.Result(0, 0, List.of());

        assertThat(new TreeProbe(() -> nothing, () -> 20_000).look().holds()).isFalse();
        assertThat(new TreeProbe(() -> nothing, () -> 0).look().holds()).isTrue();
    }

    @Test
    void aSequencerThatStandsStillIsSeen() {
        var here = new TenantId(UUID.randomUUID());
        tenants.create(here);

        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> scope.call(here, lag::look).holds());
        assertThat(new LagProbe(UUID::randomUUID, entry -> false).look().holds()).isFalse();
    }

    @Test
    void aSearchThatFindsLessIsSeen() {
        var here = new TenantId(UUID.randomUUID());
        tenants.create(here);

        var look = scope.call(here, search::look);
        assertThat(look.holds()).as(look.observed()).isTrue();
        assertThat(scope.call(here, new SearchProbe((filter, limit) -> List.of(), journal, scope, ids)::look).holds())
                .isFalse();
    }

    @Test
    void aProofThatDoesNotHoldIsSeen() throws Exception {
        var here = new TenantId(UUID.randomUUID());
        tenants.create(here);
        assertThat(scope.call(here, proof::look).holds()).as("nothing yet").isTrue();
        var who = new Principal(here, new UserId(UUID.randomUUID()), false, false, null, null, Set.of(), "::1");
        scope.run(here, () -> transaction.executeWithoutResult(open -> {
            for (int i = 0; i < 7; i++) {
                journal.record(who, "document.add", new ObjectRef("document", UUID.randomUUID()));
            }
        }));
        while (scope.call(here, sequencer::place) != 0) {
            Thread.onSpinWait();
        }
        var seen = scope.call(here, proof::look);
        assertThat(seen.holds()).as(seen.observed()).isTrue();
        var schema = scope.call(here, () -> transaction.execute(open ->
                db.sql("select current_schema()").query(String.class).single()));
        try (var superuser = new Superuser(data.path(), schema)) {
            superuser.run("update journal_entry set verb = 'document.view'");
            assertThat(scope.call(here, proof::look).holds()).as("changed entries").isFalse();
        }
    }
}
