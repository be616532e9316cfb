package org.aumbry.documents.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aumbry.spaces.Memberships;
import org.aumbry.spaces.SpaceId;
import org.aumbry.spaces.Spaces;
import org.aumbry.testing.Answer;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Browser;
import org.aumbry.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages and the API of spaces and documents, without scripts, for each of the people. */
@AumbryTest
class LibraryWebTests {

    @Autowired World world;
    @Autowired Spaces spaces;
    @Autowired Memberships memberships;

    private Browser ana;
    private SpaceId space;
    private String document;
    private String folder;

    @BeforeEach
    void makeThings() {
        ana = world.browserOf(world.ana());
        space = Files.space(world, spaces, world.ana(), "Library " + UUID.randomUUID());
        document = Files.put(ana, space, "letter.txt", "Dear all");
        folder = ana.json("POST", "/api/v1/folders", "{\"title\":\"Letters\",\"place\":{\"space\":\"" + space + "\"}}")
                .find("\"id\":\"([0-9a-f-]{36})\"");
    }

    /** Every address that names one of Acme's things, with the identifier left open. */
    private Map<String, UUID> reading() {
        var addresses = new LinkedHashMap<String, UUID>();
        for (var path : List.of(
                "/spaces/%s", "/spaces/%s/door", "/spaces/%s/members", "/spaces/%s/settings", "/spaces/%s/trash",
                "/api/v1/spaces/%s", "/api/v1/spaces/%s/items", "/api/v1/spaces/%s/members",
                "/api/v1/spaces/%s/requests",
                "/api/v1/spaces/%s/trash", "/access/space/%s")) {
            addresses.put(path, space.value());
        }
        for (var path : List.of(
                "/documents/%s/history", "/documents/%s/rename", "/documents/%s/download",
                "/documents/%s/versions/1/download", "/api/v1/documents/%s", "/api/v1/documents/%s/versions",
                "/api/v1/documents/%s/content", "/access/document/%s")) {
            addresses.put(path, UUID.fromString(document));
        }
        for (var path : List.of(
                "/folders/%s", "/folders/%s/rename", "/api/v1/folders/%s", "/api/v1/folders/%s/items",
                "/access/folder/%s")) {
            addresses.put(path, UUID.fromString(folder));
        }
        return addresses;
    }

    private static String shape(Answer answer, UUID id) {
        return answer.status() + answer.body()
                .replace(id.toString(), "ID")
                .replaceAll("value=\"[A-Za-z0-9_-]{43}\"|content=\"[A-Za-z0-9_-]{43}\"|[0-9a-f]{16}", "");
    }

    @Nested
    class AsOutsider {

        @Test
        void nothingThatIsReadDiffersFromWhatIsNotThere() {
            for (var person : List.of(world.bo(), world.cy(), world.dee())) {
                var browser = world.browserOf(person);
                reading().forEach((path, id) -> {
                    var none = UUID.randomUUID();
                    assertThat(shape(browser.get(path.formatted(id)), id)).as(person.name() + " " + path)
                            .isEqualTo(shape(browser.get(path.formatted(none)), none)).startsWith("404");
                });
            }
        }

        @Test
        void nothingThatIsDoneDiffersFromWhatIsNotThere() {
            var acts = Map.of(
                    "/spaces/%s/join", space.value(), "/spaces/%s/leave", space.value(),
                    "/spaces/%s/folders", space.value(), "/documents/%s/rename", UUID.fromString(document),
                    "/folders/%s/rename", UUID.fromString(folder), "/folders/%s/folders", UUID.fromString(folder),
                    "/documents/%s/versions/1/restore", UUID.fromString(document));
            for (var person : List.of(world.bo(), world.cy(), world.dee())) {
                var browser = world.browserOf(person);
                acts.forEach((path, id) -> {
                    var none = UUID.randomUUID();
                    assertThat(shape(browser.post(path.formatted(id), "name", "x"), id)).as(person.name() + " " + path)
                            .isEqualTo(shape(browser.post(path.formatted(none), "name", "x"), none)).startsWith("404");
                });
                for (var act : List.of("trash", "restore", "choose")) {
                    var none = UUID.randomUUID();
                    var answer = browser.post("/items/" + act, "item", "document:" + document, "back", "/");
                    if (!act.equals("choose")) {
                        assertThat(shape(answer, UUID.fromString(document))).as(act).isEqualTo(
                                shape(browser.post("/items/" + act, "item", "document:" + none, "back", "/"), none));
                    }
                    assertThat(answer.body()).doesNotContain("letter.txt");
                }
            }
            assertThat(ana.get("/api/v1/documents/" + document).body()).contains("letter.txt");
        }

        @Test
        void listsAndHomeSayNothingOfIt() {
            for (var person : List.of(world.bo(), world.cy(), world.dee())) {
                for (var path : List.of("/", "/spaces", "/shared", "/api/v1/spaces")) {
                    assertThat(world.browserOf(person).get(path).body()).as(person.name() + path)
                            .doesNotContain(space.toString(), document, folder);
                }
            }
        }

        @Test
        void withoutASignInThereIsOnlyTheSignIn() {
            assertThat(world.browser().get("/spaces/" + space).location()).startsWith("/sign-in");
            assertThat(world.browser().get("/api/v1/spaces/" + space).status()).isEqualTo(401);
        }
    }

    @Nested
    class AsMember {

        @BeforeEach
        void join() {
            world.as(world.ana(), who -> {
                memberships.add(who, space, world.bo().id());
                return null;
            });
        }

        @Test
        void everyPageOfTheSpaceOpensButItsSettings() {
            var bo = world.browserOf(world.bo());
            reading().forEach((path, id) -> {
                int expected = path.contains("settings") || path.contains("requests") ? 403
                        : path.endsWith("/door") ? 303 : 200;
                assertThat(bo.get(path.formatted(id)).status()).as(path).isEqualTo(expected);
            });
            assertThat(bo.get("/").body()).contains("letter.txt");
        }

        @Test
        void plainFormsDoEverything() {
            var bo = world.browserOf(world.bo());
            assertThat(bo.post("/spaces/" + space + "/folders", "name", "Drafts").status()).isEqualTo(303);
            assertThat(bo.post("/spaces/" + space + "/folders", "name", "drafts").status()).isEqualTo(409);
            assertThat(bo.post("/documents/" + document + "/rename", "name", "note.txt").status()).isEqualTo(303);
            assertThat(bo.post("/documents/" + document + "/rename", "name", "../x").status()).isEqualTo(422);
            var chooser = bo.post("/items/choose", "select", "document:" + document, "back", "/spaces/" + space,
                    "at", "space:" + space);
            assertThat(chooser.body()).contains("folder:" + folder);
            assertThat(bo.post("/items/move", "select", "document:" + document, "to", "folder:" + folder,
                    "back", "/spaces/" + space).status()).isEqualTo(303);
            assertThat(bo.get("/folders/" + folder).body()).contains("note.txt");
            assertThat(bo.post("/items/trash", "item", "folder:" + folder, "back", "/spaces/" + space).status())
                    .isEqualTo(303);
            var trash = bo.get("/spaces/" + space + "/trash");
            assertThat(trash.body()).contains("Letters", "in 29 days").doesNotContain("/items/erase");
            assertThat(bo.post("/items/restore", "item", "folder:" + folder, "back", "/").status()).isEqualTo(303);
            assertThat(bo.get("/folders/" + folder).body()).contains("note.txt");
        }

        @Test
        void anActCanBeTakenBackFromItsToast() {
            var bo = world.signIn(world.bo());
            bo.post("/items/trash", "item", "document:" + document, "back", "/spaces/" + space);
            var undo = bo.get("/spaces/" + space).find("action=\"(/undo/[0-9a-f-]{36})\"");
            assertThat(bo.post(undo, "back", "/spaces/" + space).status()).isEqualTo(303);
            assertThat(bo.get("/spaces/" + space).body()).contains("letter.txt");
            assertThat(bo.post(undo, "back", "/").status()).isEqualTo(404);
        }

        @Test
        void severalFilesComeByAPlainForm() {
            var bo = world.browserOf(world.bo());
            var body = part("a.txt", "one") + part("../../b.txt", "two") + part("漢.txt", "three") + "--xx--\r\n";
            var answer = bo.send(bo.request("/spaces/" + space + "/files?_csrf=" + bo.formToken())
                    .header("Content-Type", "multipart/form-data; boundary=xx").POST(BodyPublishers.ofString(body)));
            assertThat(answer.status()).isEqualTo(303);
            assertThat(bo.get("/spaces/" + space).body()).contains(">a.txt<", ">b.txt<", ">漢.txt<");
            var withoutToken = bo.send(bo.request("/spaces/" + space + "/files")
                    .header("Content-Type", "multipart/form-data; boundary=xx").POST(BodyPublishers.ofString(body)));
            assertThat(withoutToken.status()).isEqualTo(403);
        }

        private static String part(String name, String text) {
            return "--xx\r\nContent-Disposition: form-data; name=\"files\"; filename=\"" + name + "\"\r\n\r\n" + text
                    + "\r\n";
        }
    }

    @Test
    void aRepeatedRequestIsCarriedOutOnce() {
        var key = UUID.randomUUID().toString();
        var body = "{\"title\":\"Once\",\"place\":{\"space\":\"" + space + "\"}}";
        var first = ana.send(keyed(key, body));
        var again = ana.send(keyed(key, body));
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotency-Replayed")).contains("true");
        assertThat(ana.send(keyed(key, body.replace("Once", "Twice"))).status()).isEqualTo(422);
        assertThat(ana.get("/api/v1/spaces/" + space + "/items").body()).contains("Once")
                .doesNotContain("Once (2)", "Twice");
    }

    private java.net.http.HttpRequest.Builder keyed(String key, String body) {
        return ana.request("/api/v1/folders").header("Content-Type", "application/json")
                .header("X-CSRF-Token", ana.formToken()).header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body));
    }

    @Test
    void listsOfTheApiGoPageByPage() {
        for (int i = 0; i < 3; i++) {
            Files.put(ana, space, "n" + i + ".txt", "n" + i);
        }
        var first = ana.get("/api/v1/spaces/" + space + "/items?limit=2");
        assertThat(first.body()).contains("Letters", "letter.txt");
        var second =
                ana.get("/api/v1/spaces/" + space + "/items?limit=2&cursor=" + first.find("\"next\":\"([^\"]+)\""));
        assertThat(second.body()).contains("n0.txt", "n1.txt");
        var third =
                ana.get("/api/v1/spaces/" + space + "/items?limit=2&cursor=" + second.find("\"next\":\"([^\"]+)\""));
        assertThat(third.body()).contains("n2.txt").doesNotContain("\"next\":\"");
        assertThat(ana.get("/api/v1/spaces/" + space + "/items?cursor=nonsense").status()).isEqualTo(404);
    }
}
