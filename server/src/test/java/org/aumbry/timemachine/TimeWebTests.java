package org.aumbry.timemachine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Documents;
import org.aumbry.documents.Place;
import org.aumbry.documents.Trash;
import org.aumbry.documents.Uploads;
import org.aumbry.identity.Role;
import org.aumbry.reading.ReadingState;
import org.aumbry.reading.Readings;
import org.aumbry.spaces.JoinMode;
import org.aumbry.spaces.SpaceSettings;
import org.aumbry.spaces.Spaces;
import org.aumbry.testing.Answer;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Browser;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The time machine over HTTP: pages as plain forms, JSON, and those who are not let in. */
@AumbryTest
class TimeWebTests {

    @Autowired World world;
    @Autowired Spaces spaces;
    @Autowired Uploads uploads;
    @Autowired Documents documents;
    @Autowired Readings readings;
    @Autowired Trash trash;
    @Autowired JdbcClient db;
    @Autowired TransactionTemplate transaction;

    private Person owner;
    private String space;
    private DocumentId document;
    private Instant then;

    @BeforeEach
    void aDocumentInTheTrash() {
        var tag = UUID.randomUUID().toString();
        owner = world.network("Web " + tag, "Wim Web", "wim-" + tag + "@web.example");
        world.as(owner, who -> {
            var place = Place.in(spaces.add(who, new SpaceSettings("Tide tables", "", JoinMode.OPEN, true)).id());
            space = place.space().toString();
            document = uploads.put(who, place, "Neap.txt", "", bytes("low\nwater")).document();
            then = Objects.requireNonNull(transaction.execute(open ->
                            db.sql("select clock_timestamp()").query(OffsetDateTime.class).single()))
                    .toInstant();
            return trash.put(who, List.of(document.ref()));
        });
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aManagerLooksRestoresAndTakesItBack() {
        var browser = world.signIn(owner);
        var time = "/spaces/" + space + "/time";
        assertThat(browser.get(time).body()).contains("type=\"datetime-local\" step=\"1\"");

        var past = browser.get(time + "?at=" + then);
        assertThat(past.status()).isEqualTo(200);
        assertThat(past.body()).contains("Neap.txt", "Removed", "name=\"select\" value=\"document:" + document + "\"");

        var nothing = browser.post(time + "/restore", "at", then.toString(), "what", "selected");
        assertThat(nothing.status()).isEqualTo(422);
        assertThat(nothing.body()).contains("Choose what to restore");

        var done = browser.post(time + "/restore", "at", then.toString(), "what", "selected", "select",
                "document:" + document);
        assertThat(done.status()).isEqualTo(303);
        var result = ended(browser, done.location());
        assertThat(result.body()).contains("1 thing is as it was.", "Equals what stood then", "Undo this restore");
        assertThat(browser.get("/documents/" + document).status()).isEqualTo(200);

        var undone = browser.post(done.location() + "/undo");
        assertThat(undone.status()).isEqualTo(303);
        ended(browser, undone.location());
        assertThat(browser.get("/documents/" + document).status()).isEqualTo(404);
        assertThat(browser.get("/api/v1" + time + "/marks").body()).contains("\"restore\"");
    }

    private static Answer ended(Browser browser, String run) {
        var answer = browser.get(run);
        while (answer.body().contains("id=\"progress\"")) {
            Thread.onSpinWait();
            answer = browser.get(run);
        }
        return answer;
    }

    @Test
    void momentsThatAreNoneOrOutOfReachAreToldInTheForm() {
        var browser = world.signIn(owner);
        for (var at : List.of("nonsense", "2001-01-01T00:00:00", "2999-01-01T00:00:00Z")) {
            assertThat(browser.get("/spaces/" + space + "/time?at=" + at).status()).as(at).isEqualTo(422);
        }
        assertThat(browser.get("/api/v1/spaces/" + space + "/time?at=2999-01-01T00:00:00Z").status()).isEqualTo(422);
    }

    @Test
    void theWholeNetworkIsForItsAdministratorsAndAsksForAFreshLookAtThem() {
        var browser = world.signIn(owner);
        assertThat(browser.get("/admin/time?at=" + then).body()).contains("Neap.txt");
        var compared = browser.get("/api/v1/network/time/changes?at=" + then);
        assertThat(compared.body()).contains("\"removed\":1");
        var wanted = "{\"at\": \"" + then + "\", \"newer\": true}";
        var restored = browser.json("POST", "/api/v1/network/time/restores", wanted);
        assertThat(restored.status()).as(restored.body()).isEqualTo(201);
        var run = "/api/v1/time/runs/" + restored.find("\"id\":\"([^\"]+)\"");
        var ended = browser.get(run).body();
        while (ended.contains("\"waiting\"") || ended.contains("\"running\"")) {
            Thread.onSpinWait();
            ended = browser.get(run).body();
        }
        assertThat(ended).contains("\"state\":\"done\"", "\"verified\":true");
    }

    @Test
    void nobodyElseGetsIn() {
        var tag = UUID.randomUUID().toString();
        var member = world.add(owner, "Mo Web", "mo-" + tag + "@web.example", Role.MEMBER);
        for (var person : List.of(member, world.dee())) {
            var browser = world.signIn(person);
            var none = UUID.randomUUID().toString();
            for (var address : List.of("/spaces/%s/time", "/api/v1/spaces/%s/time?at=" + then,
                    "/api/v1/spaces/%s/time/changes?at=" + then, "/api/v1/spaces/%s/time/marks")) {
                assertThat(browser.get(address.formatted(space)).status()).as(address).isEqualTo(404);
                assertThat(browser.get(address.formatted(none)).status()).as(address).isEqualTo(404);
            }
            assertThat(browser.get("/time/runs/" + none).status()).isEqualTo(404);
        }
        var inside = world.signIn(member);
        assertThat(inside.get("/admin/time").status()).isEqualTo(404);
        assertThat(inside.get("/api/v1/network/time/marks").status()).isEqualTo(404);
        assertThat(inside.json("POST", "/api/v1/network/time/restores", "{\"at\": \"" + then + "\"}").status())
                .isEqualTo(404);
        var dee = world.signIn(world.dee());
        assertThat(dee.get("/documents/" + document + "/time").status()).isEqualTo(404);
    }

    @Test
    void aDocumentTellsItsStatesAndWhatDiffersBetweenVersions() {
        var browser = world.signIn(owner);
        var second = world.as(owner, who -> {
            trash.restore(who, List.of(document.ref()));
            uploads.putVersion(who, document, "Neap.txt", bytes("low\nwater at noon"));
            documents.rename(who, document, "Spring.txt");
            return document;
        });
        for (int version = 1; version <= 2; version++) {
            int number = version;
            while (world.as(owner, who -> readings.get(who, second, number)).state() != ReadingState.READY) {
                LockSupport.parkNanos(50_000_000);
            }
        }
        var page = browser.get("/documents/" + document + "/time?from=1&to=2");
        assertThat(page.body()).contains("<ins>water at noon</ins>", "<del>water</del>", "Renamed", "New version",
                "Restore version 1 as a new version");
        assertThat(browser.get("/documents/" + document + "/time?from=1&to=99").status()).isEqualTo(404);
    }
}
