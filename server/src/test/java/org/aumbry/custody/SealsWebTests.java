package org.aumbry.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Place;
import org.aumbry.documents.Uploads;
import org.aumbry.identity.Role;
import org.aumbry.spaces.JoinMode;
import org.aumbry.spaces.SpaceId;
import org.aumbry.spaces.SpaceSettings;
import org.aumbry.spaces.Spaces;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Browser;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AumbryTest
class SealsWebTests {

    private static final String PAGE = "/admin/keys/seals";

    @Autowired World world;
    @Autowired Spaces spaces;
    @Autowired Uploads uploads;

    private Person kim;
    private Person max;
    private Person lee;
    private SpaceId space;
    private DocumentId document;

    @BeforeEach
    void aNetworkWithTwoAdministratorsAndADocument() {
        var tag = UUID.randomUUID().toString();
        kim = world.network("Seals " + tag, "Kim Seal", "kim-" + tag + "@seal.example");
        max = world.add(kim, "Max Seal", "max-" + tag + "@seal.example", Role.ADMIN);
        lee = world.add(kim, "Lee Seal", "lee-" + tag + "@seal.example", Role.MEMBER);
        world.as(lee, who -> {
            space = spaces.add(who, new SpaceSettings("Vellum room", "", JoinMode.INVITATION, false)).id();
            document = uploads.put(who, Place.in(space), "vellum.txt", "", new ByteArrayInputStream(
                    "Vellum words".getBytes(StandardCharsets.UTF_8))).document();
            return true;
        });
    }

    @Test
    void aSealedSpaceIsShownToNobodyUntilTwoOpenItAgain() {
        var reader = world.signIn(lee);
        assertThat(reader.get("/documents/" + document).status()).isEqualTo(200);
        var one = world.signIn(kim);
        var two = world.signIn(max);
        assertThat(one.post(PAGE, Map.of("space", "other", "number", space.toString(), "reason", "A court asked"))
                .status()).isEqualTo(303);

        var sealed = reader.get("/documents/" + document);
        assertThat(sealed.status()).isEqualTo(423);
        assertThat(sealed.body()).contains("Sealed").doesNotContain("vellum");
        assertThat(reader.get("/spaces/" + space).status()).isEqualTo(423);
        var problem = reader.get("/api/v1/documents/" + document);
        assertThat(problem.status()).isEqualTo(423);
        assertThat(problem.body()).contains("\"code\":\"sealed\"");
        assertThat(reader.get("/search?q=vellum").body()).doesNotContain("vellum.txt");
        assertThat(reader.get("/spaces").body()).doesNotContain("Vellum room");
        assertThat(world.signIn(world.dee()).get("/documents/" + document).status()).isEqualTo(404);

        var id = one.get(PAGE).find("/admin/keys/seals/([0-9a-f-]+)/thaw");
        assertThat(one.post(PAGE + "/" + id + "/thaw").status()).isEqualTo(303);
        assertThat(reader.get("/documents/" + document).status()).isEqualTo(423);
        assertThat(one.post(PAGE + "/" + id + "/thaw").status()).isEqualTo(409);
        assertThat(two.get(PAGE).body()).contains("Kim Seal asked");
        assertThat(two.post(PAGE + "/" + id + "/thaw").status()).isEqualTo(303);
        assertThat(reader.get("/documents/" + document).status()).isEqualTo(200);
        assertThat(two.post(PAGE + "/" + id + "/thaw").status()).isEqualTo(404);
    }

    @Test
    void aSealedNetworkAnswersNothingButWhatOpensItAgain() {
        var reader = world.signIn(lee);
        var one = world.signIn(kim);
        var made = one.json("POST", "/api/v1/keys/seals", "{\"space\": \"network\", \"reason\": \"An intruder\"}");
        assertThat(made.status()).isEqualTo(201);
        var id = made.find("\"id\":\"([0-9a-f-]+)\"");

        Awaitility.await().atMost(Duration.ofSeconds(5)).untilAsserted(
                () -> assertThat(reader.get("/").status()).isEqualTo(423));
        assertThat(reader.get("/documents/" + document).status()).isEqualTo(423);
        assertThat(reader.get("/api/v1/me").status()).isEqualTo(423);
        assertThat(one.get("/").status()).isEqualTo(423);
        assertThat(one.get(PAGE).status()).isEqualTo(200);
        assertThat(one.get("/admin/keys").status()).isEqualTo(200);

        var two = world.signIn(max);
        assertThat(one.json("POST", "/api/v1/keys/seals/" + id + "/thaw", "{}").body()).contains("\"open\":false");
        assertThat(two.json("POST", "/api/v1/keys/seals/" + id + "/thaw", "{}").body()).contains("\"open\":true");
        Awaitility.await().atMost(Duration.ofSeconds(5)).untilAsserted(
                () -> assertThat(reader.get("/documents/" + document).status()).isEqualTo(200));
        assertThat(reader.get("/search?q=vellum").body()).contains("vellum");
    }

    @Test
    void whoCouldNotFindASecondSealsNothing() {
        var tag = UUID.randomUUID().toString();
        var sole = world.network("Alone " + tag, "Sol Alone", "sol-" + tag + "@seal.example");
        var browser = world.signIn(sole);

        assertThat(browser.post(PAGE, Map.of("reason", "x")).status()).isEqualTo(422);
        assertThat(browser.post(PAGE, Map.of("space", "network", "reason", "x")).status()).isEqualTo(422);
        assertThat(browser.get("/").status()).isEqualTo(200);
    }

    @Test
    void whoeverAdministersNothingSealsNothing() {
        for (var who : new Person[] {lee, world.bo()}) {
            Browser browser = world.signIn(who);
            assertThat(browser.get(PAGE).status()).isEqualTo(404);
            assertThat(browser.post(PAGE, Map.of("reason", "x")).status()).isEqualTo(404);
            assertThat(browser.get("/api/v1/keys/seals").status()).isEqualTo(404);
            assertThat(browser.json("POST", "/api/v1/keys/seals", "{\"reason\": \"x\"}").status()).isEqualTo(404);
        }
        assertThat(world.signIn(lee).get("/documents/" + document).status()).isEqualTo(200);
    }
}
