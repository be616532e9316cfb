package org.aumbry.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;
import org.aumbry.data.DataFolder;
import org.aumbry.documents.DocumentId;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/**
 * Marked words go in wherever a person can write, through the pages and the API; then every file below the data folder
 * is read as someone with the disk in hand would read it. None of the words may stand there.
 */
@AumbryTest
@Tag("slow")
class CanaryTests {

    private static final int MOST_TRIES = 3000;

    @Autowired
    private World world;

    @Autowired
    private Spaces spaces;

    @Autowired
    private Readings readings;

    @Autowired
    private DataFolder folder;

    private final Marks marks = new Marks();
    private LogReading log;

    @Test
    void nothingAnyoneWroteStandsOpenOnDisk() throws IOException, SQLException {
        var ana = world.network(plant("network name"), "Ana " + plant("person's name"), plant("e-mail")
                + "@acme.example");
        var bo =
                world.add(ana, "Bo " + plant("member's name"), plant("member's e-mail") + "@acme.example", Role.MEMBER);
        var browser = world.signIn(ana).with("User-Agent", plant("device"));
        log = new LogReading();
        inPasswords(browser, world.add(ana, "Lee", "lee@canary.example", Role.MEMBER));
        inPeople(browser);
        var space = inSpaces(ana, bo);
        var document = inDocuments(browser, space, ana);
        inSnips(browser, document);
        inSearch(browser);
        inTrash(browser, document);
        inErrors(browser);
        log.close();
        assertThat(log.lines()).noneMatch(line -> marks.planted().stream()
                .filter(what -> what.contains("password"))
                .map(marks::of)
                .anyMatch(line::contains));
        new OwnDatabase(folder.path()).run("checkpoint");

        var scan = new DiskScan(marks);
        assertThat(scan.scan(folder.path())).isEmpty();
        assertThat(marks.planted()).hasSizeGreaterThan(25);
        assertThat(scan.files()).isGreaterThan(500);
        System.out.println("figure: " + marks.planted().size() + " marks looked for in " + scan.files() + " files, "
                + (scan.bytes() >> 20) + " MiB: none found");
    }

    /**
     * The search can find: an open file in each form, a packed one, and an open row in a table and in the log of
     * changes.
     */
    @Test
    void whatIsPlantedOpenlyIsFound() throws IOException, SQLException {
        var words = plant("planted");
        var here = Files.createDirectories(folder.path().resolve("canary"));
        Files.writeString(here.resolve("utf-8"), "so " + words + " so");
        Files.writeString(here.resolve("utf-16"), words, StandardCharsets.UTF_16);
        Files.writeString(here.resolve("base-64"),
                Base64.getEncoder().encodeToString(("12" + words + "345").getBytes()));
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(here.resolve("gzip")))) {
            out.write((words + " ").repeat(50).getBytes());
        }
        var database = new OwnDatabase(folder.path());
        database.run("create table canary as select '" + words + "' as words");
        database.run("checkpoint");

        var finds = new DiskScan(marks).scan(folder.path());

        var places = finds.keySet().stream().map(Path::toString).toList();
        assertThat(places).contains("canary/utf-8", "canary/utf-16", "canary/base-64", "canary/gzip");
        assertThat(places).anyMatch(place -> place.startsWith("postgres/cluster/base/"));
        assertThat(places).anyMatch(place -> place.startsWith("postgres/") && place.contains("wal"));
        database.run("drop table canary");
        for (var file : new String[] {"utf-8", "utf-16", "base-64", "gzip"}) {
            Files.delete(here.resolve(file));
        }
        Files.delete(here);
    }

    /** Passwords stand in no answer either, right or wrong, taken or refused. */
    private void inPasswords(Browser browser, Person lee) {
        var invited = browser.post(
                "/admin/people/invite", "name", "Cy", "email", "cy@canary.example", "role", "member");
        var chosen = "plum jam of " + plant("chosen password");
        silent(world.browser().post(invited.find("(/join/[\\w.-]+)"), "name", "Cy", "password", chosen));
        silent(world.browser().post("/sign-in", "email", "cy@canary.example", "password", chosen));
        var his = world.signIn(lee);
        var changed = "plum jam of " + plant("changed password");
        silent(his.post("/account/password", "current", lee.password(), "wanted", changed));
        silent(his.post("/account/password", "current", changed, "wanted", plant("refused password").substring(0, 9)));
        silent(his.post("/account/password", "current", plant("wrong current password"), "wanted", changed));
        silent(his.post("/step-up", "password", plant("wrong step-up password")));
        silent(his.post("/password-strength", "password", plant("measured password")));
        silent(world.browser().post("/sign-in", "email", lee.email(), "password", plant("wrong password")));
    }

    private void silent(Answer answer) {
        var body = answer.body();
        assertThat(marks.planted()).noneMatch(what -> what.contains("password") && body.contains(marks.of(what)));
    }

    private void inPeople(Browser browser) {
        ok(browser.post("/account", "name", "Ana " + plant("profile field"), "language", "fr", "theme", "dark"));
        ok(browser.json("POST", "/api/v1/groups", json(Map.of("name", plant("group name")))));
        ok(browser.json("POST", "/api/v1/invitations", json(Map.of(
                "name", plant("invited name"), "email", plant("invited e-mail") + "@acme.example", "role", "member"))));
        ok(browser.post("/account/tokens", "name", plant("token name"), "scopes", "read", "days", "30"));
        var idempotent = browser.request("/api/v1/groups")
                .header("Content-Type", "application/json")
                .header("X-CSRF-Token", browser.formToken())
                .header("Idempotency-Key", plant("idempotency key"))
                .POST(HttpRequest.BodyPublishers.ofString(json(Map.of("name", plant("repeated group name")))));
        ok(browser.send(idempotent));
    }

    private UUID inSpaces(Person ana, Person bo) {
        var settings = new SpaceSettings(plant("space name"), plant("space purpose"), JoinMode.REQUEST, true);
        var space = world.as(ana, who -> spaces.add(who, settings)).id().value();
        ok(world.signIn(bo).json(
                "POST", "/api/v1/spaces/" + space + "/requests", json(Map.of("note", plant("join note")))));
        return space;
    }

    private String inDocuments(Browser browser, UUID space, Person ana) {
        var text = ("A line with " + plant("content") + " in it.\n").repeat(40) + "And the passage " + plant("quote")
                + " that matters.\n";
        var document = upload(browser, space, plant("file name") + ".txt", plant("folder name"), text);
        waitUntilRead(ana, document);
        ok(browser.post("/documents/" + document + "/rename", "name", plant("title") + ".txt"));
        ok(browser.post("/spaces/" + space + "/folders", "name", plant("made folder")));
        unfinished(browser, space);
        return document;
    }

    private void inSnips(Browser browser, String document) {
        ok(browser.json("POST", "/api/v1/documents/" + document + "/snips", json(Map.of(
                "version", 1, "start", 0, "end", 20, "quote", "",
                "insight", plant("insight"), "note", plant("note"), "tags", List.of(plant("tag"))))));
    }

    private void inSearch(Browser browser) {
        var found = browser.get("/search?q=" + marks.of("content"));
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.body()).contains(marks.of("title"));
        ok(browser.get("/search?q=" + plant("query without answer")));
        ok(browser.get("/search?q=" + marks.of("tag")));
    }

    private void inTrash(Browser browser, String document) {
        ok(browser.post("/items/trash", "item", "document:" + document));
    }

    private void inErrors(Browser browser) {
        browser.get("/no-such-" + plant("address"));
        browser.json("POST", "/api/v1/groups", "{\"name\": \"" + plant("broken request"));
        world.browser()
                .post("/sign-in", "email", plant("unknown e-mail") + "@acme.example", "password", plant("password"));
    }

    private String upload(Browser browser, UUID space, String name, String path, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var metadata = "filename " + base64(name) + ",space " + base64(space.toString()) + ",path "
                + base64(path + "/" + name);
        var request = tus(browser, "/api/v1/uploads")
                .header("Upload-Length", String.valueOf(bytes.length))
                .header("Upload-Metadata", metadata)
                .header("Content-Type", "application/offset+octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes));
        var answer = browser.send(request);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.header("Aumbry-Document").orElseThrow();
    }

    /** An upload that stays half done: what came of it lies staged. */
    private void unfinished(Browser browser, UUID space) {
        var metadata = "filename " + base64(plant("unfinished name")) + ",space " + base64(space.toString());
        var request = tus(browser, "/api/v1/uploads")
                .header("Upload-Length", "1000000")
                .header("Upload-Metadata", metadata)
                .header("Content-Type", "application/offset+octet-stream")
                .POST(HttpRequest.BodyPublishers.ofString((plant("unfinished content") + " ").repeat(5_000)));
        assertThat(browser.send(request).status()).isEqualTo(201);
    }

    private static HttpRequest.Builder tus(Browser browser, String path) {
        return browser.request(path).header("Tus-Resumable", "1.0.0").header("X-CSRF-Token", browser.formToken());
    }

    private void waitUntilRead(Person who, String document) {
        var id = DocumentId.parse(document);
        for (int i = 0; i < MOST_TRIES; i++) {
            if (world.as(who, principal -> readings.get(principal, id, 1)).state() == ReadingState.READY) {
                return;
            }
            LockSupport.parkNanos(100_000_000);
        }
        throw new AssertionError("the document was not read in five minutes");
    }

    private String plant(String what) {
        return marks.plant(what);
    }

    private static void ok(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 303);
    }

    private static String json(Map<String, ?> members) {
        return JsonMapper.shared().writeValueAsString(members);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
