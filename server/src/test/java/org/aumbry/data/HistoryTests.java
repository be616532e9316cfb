package org.aumbry.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.aumbry.kernel.TenantId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HistoryTests {

    private static DataHarness data;
    private static TenantId acme;

    private record Kept(int id, String words, OffsetDateTime from, OffsetDateTime to) {}

    @BeforeAll
    static void start() {
        data = DataHarness.fast();
        acme = data.newTenant();
        data.asOwner(acme, """
                create table note (part int, id int, words text not null, primary key (part, id));
                comment on table note is 'module: test; floor: tenant; personal: yes; history: yes';
                select keep_history('note');
                """);
    }

    @AfterAll
    static void stop() {
        data.close();
    }

    @BeforeEach
    void empty() {
        data.asOwner(acme, "truncate note; truncate note_history");
    }

    @Test
    void aChangedRowIsKeptWithTheIntervalInWhichItHeld() {
        add(1, "first");
        var from = validFrom(1);
        change(1, "second");
        var until = validFrom(1);
        assertThat(history()).containsExactly(new Kept(1, "first", from, until));
        assertThat(until).isAfter(from);
    }

    @Test
    void aTableThatForgetsIsSeen() {
        var probe = new ChangesKeptProbe(new KeptTableStore(data.db), data.transaction);
        add(1, "first");
        change(1, "second");
        var before = history();
        var seen = data.scope.call(acme, probe::look);
        assertThat(seen.holds()).as(seen.observed()).isTrue();
        assertThat(seen.observed()).contains(" rows changed for a trial ").doesNotContain("of 0 rows");
        assertThat(history()).as("taken back").isEqualTo(before);
        for (var hole : List.of(
                "alter table note disable trigger keep_history | alter table note enable trigger keep_history",
                "drop trigger keep_history on note | select keep_history('note')",
                "grant delete on note_history to " + Schemas.of(acme) + " | revoke delete on note_history from "
                        + Schemas.of(acme),
                "revoke select on note_history from " + Schemas.of(acme) + " | grant select on note_history to "
                        + Schemas.of(acme))) {
            data.asOwner(acme, hole.split(" \\| ")[0]);
            assertThat(data.scope.call(acme, probe::look).holds()).as(hole).isFalse();
            data.asOwner(acme, hole.split(" \\| ")[1]);
            assertThat(data.scope.call(acme, probe::look).holds()).as("mended").isTrue();
        }
        data.asOwner(acme, """
                create or replace function note_history_keep() returns trigger language plpgsql as
                    $t$ begin return new; end $t$""");
        assertThat(data.scope.call(acme, probe::look).holds()).as("a trigger that keeps nothing").isFalse();
        data.asOwner(acme, "select keep_history('note')");
        assertThat(data.scope.call(acme, probe::look).holds()).isTrue();
    }

    @Test
    void aDeletedRowIsKept() {
        add(1, "first");
        var from = validFrom(1);
        data.inside(acme, () -> data.db.sql("delete from note where id = 1").update());
        assertThat(history()).singleElement().satisfies(kept -> {
            assertThat(kept.words()).isEqualTo("first");
            assertThat(kept.from()).isEqualTo(from);
            assertThat(kept.to()).isAfter(from);
        });
    }

    @Test
    void asOfAnyMomentExactlyOneRowHolds() {
        add(1, "v0");
        for (int i = 1; i <= 5; i++) {
            change(1, "v" + i);
        }
        var kept = history();
        assertThat(kept).hasSize(5);
        for (int i = 1; i < kept.size(); i++) {
            assertThat(kept.get(i).from()).isEqualTo(kept.get(i - 1).to());
        }
        assertThat(validFrom(1)).isEqualTo(kept.getLast().to());
    }

    @Test
    void oneTransactionIsOneMoment() {
        add(1, "a");
        add(2, "b");
        data.inside(acme, () -> {
            data.db.sql("update note set words = 'a2' where id = 1").update();
            data.db.sql("update note set words = 'b2' where id = 2").update();
            return data.db.sql("update note set words = 'a3' where id = 1").update();
        });
        assertThat(history()).extracting(Kept::words).containsExactlyInAnyOrder("a", "b");
        assertThat(history()).extracting(Kept::to).containsOnly(validFrom(1));
        assertThat(validFrom(2)).isEqualTo(validFrom(1));
    }

    @Test
    void intervalsOfARowDoNotOverlapWhenTheEarlierTransactionCommitsLater() throws Exception {
        add(1, "a");
        var begun = new CountDownLatch(1);
        var overtaken = new CountDownLatch(1);
        try (var threads = Executors.newSingleThreadExecutor()) {
            var slow = threads.submit(() -> data.inside(acme, () -> {
                data.db.sql("select now()").query(OffsetDateTime.class).single();
                begun.countDown();
                await(overtaken);
                return data.db.sql("update note set words = 'slow' where id = 1").update();
            }));
            await(begun);
            change(1, "fast");
            overtaken.countDown();
            slow.get(30, TimeUnit.SECONDS);
        }
        var kept = history();
        assertThat(kept).extracting(Kept::words).containsExactly("a", "fast");
        assertThat(kept.get(1).from()).isEqualTo(kept.get(0).to());
        assertThat(kept.get(1).to()).isAfter(kept.get(1).from()).isEqualTo(validFrom(1));
    }

    @Test
    void whatARolledBackTransactionChangedIsNotKept() {
        add(1, "a");
        assertThatThrownBy(() -> data.inside(acme, () -> {
            data.db.sql("update note set words = 'b' where id = 1").update();
            throw new IllegalArgumentException("no");
        }));
        assertThat(history()).isEmpty();
    }

    @Test
    void theTenantsRoleReadsThePastButChangesNothingOfIt() {
        add(1, "a");
        change(1, "b");
        for (var sql : List.of(
                "update note_history set words = 'x'",
                "delete from note_history",
                "insert into note_history (part, id, words, valid_from, valid_to) values (1, 9, 'x', now(), now())",
                "alter table note disable trigger keep_history",
                "select keep_history('note')")) {
            assertThatThrownBy(() -> data.inside(acme, () -> data.db.sql(sql).update()))
                    .rootCause()
                    .hasMessageMatching("ERROR: (permission denied|must be owner)[^§]*");
        }
        assertThat(history()).hasSize(1);
    }

    @Test
    void aColumnAddedLaterIsKeptToo() {
        data.asOwner(acme, """
                create table postcard (id int primary key);
                comment on table postcard is 'module: test; floor: tenant; personal: no; history: yes';
                select keep_history('postcard');
                alter table postcard add column place text;
                select keep_history('postcard');
                """);
        data.inside(acme, () -> data.db.sql("insert into postcard (id, place) values (1, 'Rome')").update());
        data.inside(acme, () -> data.db.sql("update postcard set place = 'Oslo'").update());
        assertThat(data.inside(
                        acme, () -> data.db.sql("select place from postcard_history").query(String.class).list()))
                .containsExactly("Rome");
        assertThat(data.inside(acme, () -> data.db
                        .sql("select obj_description('postcard_history'::regclass)")
                        .query(String.class)
                        .single()))
                .isEqualTo("module: test; floor: tenant; personal: no; history: itself");
    }

    private static void add(int id, String words) {
        data.inside(acme, () -> data.db
                .sql("insert into note (part, id, words) values (1, :id, :words)")
                .param("id", id)
                .param("words", words)
                .update());
    }

    private static void change(int id, String words) {
        data.inside(acme, () -> data.db
                .sql("update note set words = :words where id = :id")
                .param("id", id)
                .param("words", words)
                .update());
    }

    private static OffsetDateTime validFrom(int id) {
        return data.inside(acme, () -> data.db
                .sql("select valid_from from note where id = :id")
                .param("id", id)
                .query(OffsetDateTime.class)
                .single());
    }

    private static List<Kept> history() {
        return data.inside(acme, () -> data.db
                .sql("select id, words, valid_from, valid_to from note_history order by valid_from, id")
                .query((row, number) -> new Kept(
                        row.getInt(1),
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class),
                        row.getObject(4, OffsetDateTime.class)))
                .list());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException hurried) {
            throw new IllegalStateException(hurried);
        }
    }
}
