package org.aumbry.timemachine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.aumbry.documents.Documents;
import org.aumbry.documents.Place;
import org.aumbry.documents.Trash;
import org.aumbry.documents.Uploads;
import org.aumbry.reading.ReadingState;
import org.aumbry.reading.Readings;
import org.aumbry.snips.NewSnip;
import org.aumbry.snips.Snips;
import org.aumbry.spaces.Spaces;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The probes of the time machine: broken controls turn them red. And what lies behind the window goes. */
@AumbryTest
class TimeProbesTests {

    @Autowired World world;
    @Autowired Spaces spaces;
    @Autowired Uploads uploads;
    @Autowired Documents documents;
    @Autowired Trash trash;
    @Autowired Readings readings;
    @Autowired Snips snips;
    @Autowired StateRootProbe rootProbe;
    @Autowired ContentKeptProbe contentProbe;
    @Autowired StateStore states;
    @Autowired StateLog log;
    @Autowired PastEndStore past;
    @Autowired JdbcClient db;
    @Autowired TransactionTemplate transaction;

    private Person owner;
    private UUID blob;

    @BeforeEach
    void aDocumentThatIsGone() {
        var tag = UUID.randomUUID().toString();
        owner = world.network("Probes " + tag, "Pip Probes", "pip-" + tag + "@probes.example");
        logNow();
        world.as(owner, who -> {
            var place = Place.in(spaces.privateDrive(who).id());
            var text = new ByteArrayInputStream("gone".getBytes(StandardCharsets.UTF_8));
            var document = uploads.put(who, place, "gone.txt", "", text).document();
            blob = documents.version(who, document, 1).blob().value();
            trash.put(who, List.of(document.ref()));
            trash.erase(who, List.of(document.ref()));
            return true;
        });
    }

    private void logNow() {
        world.in(owner.tenant(), () -> {
            log.log(transaction.execute(open -> states.running()).at());
            return true;
        });
    }

    private void sql(String sql, Object value) {
        world.in(owner.tenant(), () -> {
            transaction.executeWithoutResult(open -> db.sql(sql).param("value", value).update());
            return true;
        });
    }

    @Test
    void aRootThatHistoryDoesNotGiveIsNoticed() {
        logNow();
        assertThat(world.in(owner.tenant(), rootProbe::look).holds()).isTrue();
        world.in(owner.tenant(), () -> {
            transaction.executeWithoutResult(open -> {
                var last = states.latestRoot().orElseThrow();
                states.add(new StateStore.Root(
                        last.moment().plus(Duration.ofNanos(1000)), last.rows(), new byte[32]));
            });
            return true;
        });
        assertThat(world.in(owner.tenant(), rootProbe::look).holds()).isFalse();
    }

    @Test
    void aSnipAndItsTagsAreDigestedToo() {
        logNow();
        long before = world.in(owner.tenant(), () -> transaction.execute(open -> states.latestRoot()))
                .map(StateStore.Root::rows).orElse(0L);
        var document = world.as(owner, who -> uploads.put(
                who,
                Place.in(spaces.privateDrive(who).id()),
                "quoted.txt",
                "",
                new ByteArrayInputStream("Words that somebody quotes".getBytes(StandardCharsets.UTF_8))).document());
        Awaitility.await().atMost(Duration.ofSeconds(300)).until(() -> world.as(owner, who ->
                readings.get(who, document, 1).state() == ReadingState.READY));
        world.as(owner, who -> snips.add(
                who, new NewSnip(document, 1, 0, 5, "", "An insight", "A note", List.of("quotes"))));
        logNow();
        var after = world.in(owner.tenant(), () -> transaction.execute(open -> states.latestRoot())).orElseThrow();
        assertThat(after.rows()).as("a document, its version, a snip and its tag").isEqualTo(before + 4);
        assertThat(world.in(owner.tenant(), rootProbe::look).holds()).isTrue();
    }

    @Test
    void aLoggedRootIsNeverChanged() {
        logNow();
        assertThatThrownBy(() -> sql("update state_root set row_count = :value", 0L))
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> sql("delete from document_history where id = :value", UUID.randomUUID()))
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void contentThatAKeptPastNeedsAndThatIsGoneIsNoticed() {
        assertThat(world.in(owner.tenant(), contentProbe::look).holds()).isTrue();
        sql("delete from blob where id = :value", blob);
        assertThat(world.in(owner.tenant(), contentProbe::look).holds()).isFalse();
    }

    @Test
    void thePastOfTheLastDayIsForgottenByNobody() {
        assertThatThrownBy(() -> world.in(owner.tenant(), () -> transaction.execute(
                        open -> past.forget(java.time.Instant.parse("2999-01-01T00:00:00Z")))))
                .hasStackTraceContaining("the past of the last day is kept");
        long gone = world.in(owner.tenant(), () -> transaction.execute(
                open -> past.forget(java.time.Instant.parse("2020-01-01T00:00:00Z"))));
        assertThat(gone).isZero();
    }
}
