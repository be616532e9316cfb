package org.aumbry.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.aumbry.data.KeyDestroyedException;
import org.aumbry.data.KeyScope;
import org.aumbry.data.TenantKeys;
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
import org.aumbry.testing.ProofProgram;
import org.aumbry.testing.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@AumbryTest
class DestructionsWebTests {

    private static final String PAGE = "/admin/keys/destroyed";

    @Autowired World world;
    @Autowired Spaces spaces;
    @Autowired Uploads uploads;
    @Autowired Seals seals;
    @Autowired TenantKeys keys;
    @Autowired DestroyedProbe probe;
    @Autowired JdbcClient db;
    @Autowired TransactionTemplate transaction;

    @Test
    void aSealedSpaceIsDestroyedByASecondPersonForGoodAndSaysSo() {
        var tag = UUID.randomUUID().toString();
        var kim = world.network("Destroy " + tag, "Kim Gone", "kim-" + tag + "@gone.example");
        var max = world.add(kim, "Max Gone", "max-" + tag + "@gone.example", Role.ADMIN);
        var space = new SpaceId[1];
        var document = new DocumentId[1];
        world.as(kim, who -> {
            space[0] = spaces.add(who, new SpaceSettings("Vellum room", "", JoinMode.INVITATION, false)).id();
            document[0] = uploads.put(who, Place.in(space[0]), "vellum.txt", "", new ByteArrayInputStream(
                    "Vellum words".getBytes(StandardCharsets.UTF_8))).document();
            return true;
        });
        var order = world.as(kim, who -> seals.freeze(who, space[0], "It has to go")).id();
        var one = world.signIn(kim);
        var two = world.signIn(max);

        assertThat(destroy(one, order, "Vellum room")).as("whoever sealed it").isEqualTo(422);
        assertThat(destroy(two, order, "another room")).isEqualTo(422);
        assertThat(two.get(PAGE).body()).contains("Vellum room is sealed");
        assertThat(destroy(two, order, " vellum ROOM ")).isEqualTo(303);
        assertThat(destroy(two, order, "Vellum room")).as("twice").isEqualTo(422);

        var scope = KeyScope.space(space[0].value());
        assertThat(one.get("/documents/" + document[0]).status()).isEqualTo(423);
        assertThat(one.post("/admin/keys/seals/" + order + "/thaw").status()).isEqualTo(409);
        assertThatExceptionOfType(KeyDestroyedException.class).isThrownBy(() -> world.in(kim.tenant(), () -> {
            int number = transaction.execute(running -> db.sql("select min(number) from data_key where scope = :scope")
                    .param("scope", scope.name()).query(Integer.class).single());
            return keys.withNumber(number, (same, key) -> same);
        }));
        proven(kim, two);
        outsiders(two, world.add(kim, "Lee Gone", "lee-" + tag + "@gone.example", Role.MEMBER));
    }

    private void proven(Person kim, Browser two) {
        var id = two.get(PAGE).find(PAGE + "/([0-9a-f-]+)/prove");
        var page = two.post(PAGE + "/" + id + "/prove");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Files, in every copy");
        var proof = two.json("POST", "/api/v1/keys/destructions/" + id + "/proof", "{}").body();
        assertThat(proof).contains("\"gone\":true", "\"where\":\"files\",\"tried\":");
        assertThat(world.in(kim.tenant(), probe::look).holds()).isTrue();

        var envelope = two.get(PAGE + "/" + id + "/certificate.json");
        var key = two.get(PAGE).find("certificate: </span>([A-Za-z0-9+/]{43}=)");
        assertThat(new ProofProgram().check(envelope.bytes(), "--key", key).holds()).isTrue();
        var changed = envelope.body().replaceFirst("\"certificate\":\"(.)(.)", "\"certificate\":\"$2$1");
        assertThat(new ProofProgram().check(changed.getBytes(StandardCharsets.UTF_8)).code()).isEqualTo(1);

        world.in(kim.tenant(), () -> transaction.execute(running -> db.sql("""
                update data_key
                   set destroyed_at = null,
                       wrapped_key  = (select wrapped_key from data_key where wrapped_key is not null limit 1)
                 where destroyed_at is not null""").update()));
        assertThat(world.in(kim.tenant(), probe::look).holds()).as("a key that came back is noticed").isFalse();
    }

    private void outsiders(Browser insider, Person lee) {
        var id = insider.get(PAGE).find(PAGE + "/([0-9a-f-]+)/prove");
        for (var who : new Person[] {lee, world.dee()}) {
            var browser = world.signIn(who);
            assertThat(browser.get(PAGE + "/" + id + "/certificate.json").status()).isEqualTo(404);
            assertThat(browser.post(PAGE + "/" + id + "/prove").status()).isEqualTo(404);
            assertThat(browser.get("/api/v1/keys/destructions/" + id + "/certificate").status()).isEqualTo(404);
            assertThat(browser.json("POST", "/api/v1/keys/destructions/" + id + "/proof", "{}").status())
                    .isEqualTo(404);
        }
        assertThat(world.signIn(lee).get(PAGE).status()).isEqualTo(404);
        assertThat(world.signIn(lee).get("/api/v1/keys/destructions").status()).isEqualTo(404);
    }

    private static int destroy(Browser browser, UUID order, String typed) {
        return browser.post(PAGE, Map.of("seal", order.toString(), "confirm", typed)).status();
    }
}
