package org.aumbry.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.aumbry.blobs.BlobId;
import org.aumbry.blobs.Blobs;
import org.aumbry.data.KeyDestroyedException;
import org.aumbry.documents.Copies;
import org.aumbry.documents.DocumentFiles;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Place;
import org.aumbry.documents.Uploads;
import org.aumbry.identity.Role;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Probe;
import org.aumbry.spaces.JoinMode;
import org.aumbry.spaces.SpaceId;
import org.aumbry.spaces.SpaceSettings;
import org.aumbry.spaces.Spaces;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Browser;
import org.aumbry.testing.Person;
import org.aumbry.testing.ProofProgram;
import org.aumbry.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@AumbryTest
class DestructionOrdersTests {

    private static final String PAGE = "/admin/keys/destroyed";

    /** Modules that keep something under people's own keys. */
    private static final Set<String> OF_PEOPLE = Set.of("identity", "mail", "policies", "provisioning", "spaces");

    @Autowired World world;
    @Autowired Spaces spaces;
    @Autowired Uploads uploads;
    @Autowired Copies copies;
    @Autowired DocumentFiles files;
    @Autowired Blobs blobs;
    @Autowired Users users;
    @Autowired DestroyedProbe probe;
    @Autowired ObjectProvider<Probe> probes;
    @Autowired JdbcClient db;
    @Autowired TransactionTemplate transaction;

    private Person kim;
    private Person max;

    @BeforeEach
    void aNetworkWithTwoAdministrators() {
        var tag = UUID.randomUUID().toString();
        kim = world.network("Orders " + tag, "Kim Asks", "kim-" + tag + "@orders.example");
        max = world.add(kim, "Max Agrees", "max-" + tag + "@orders.example", Role.ADMIN);
    }

    @Test
    void aDocumentIsDestroyedByTwoWithItsCopiesAndNothingElse() {
        var space = world.as(kim, who -> spaces.add(
                who, new SpaceSettings("Deeds", "", JoinMode.INVITATION, false)).id());
        var gone = upload(space, "Heliotrope.txt");
        var other = upload(space, "Marigold.txt");
        var copy = new DocumentId(world.as(kim, who -> copies.copy(
                who, List.of(gone.ref()), Place.in(space))).getFirst().ref().id());
        var one = world.signIn(kim);
        var two = world.signIn(max);
        var file = blobOf(gone);

        assertThat(order(one, "document", UUID.randomUUID().toString())).as("no such document").isEqualTo(422);
        assertThat(order(one, "document", gone.toString())).isEqualTo(303);
        assertThat(order(two, "document", gone.toString())).as("asked already").isEqualTo(422);
        var id = two.get(PAGE).find(PAGE + "/orders/([0-9a-f-]+)/destroy");
        outsiders(id);
        assertThat(one.get(PAGE).body()).doesNotContain("/destroy\"");
        assertThat(destroy(one, id, "Heliotrope.txt")).as("whoever asked").isEqualTo(422);
        assertThat(destroy(two, id, "Marigold.txt")).isEqualTo(422);
        assertThat(read(file)).contains("words of Heliotrope");
        assertThat(destroy(two, id, gone.toString())).isEqualTo(303);
        assertThat(destroy(two, id, gone.toString())).as("twice").isEqualTo(404);

        assertThatExceptionOfType(KeyDestroyedException.class).isThrownBy(() -> read(file));
        assertThat(one.get("/documents/" + copy + "/versions/1/content").status()).isNotEqualTo(200);
        assertThat(read(blobOf(other))).contains("words of Marigold");
        assertThat(read(blobOf(upload(space, "Zinnia.txt")))).contains("words of Zinnia");
        certified(two, "document", gone.value());
    }

    @Test
    void aRowThatComesBackOpensNothingAndAKeyThatComesBackIsNoticed() {
        var space = world.as(kim, who -> spaces.add(
                who, new SpaceSettings("Ledgers", "", JoinMode.INVITATION, false)).id());
        var document = upload(space, "Tansy.txt");
        var file = blobOf(document);
        var before = saved("""
                select b.wrapped_key as blob_key, k.wrapped_key as key_above
                  from blob b
                  join data_key k on k.number = b.key_number
                 where b.id = :id""", file);
        var one = world.signIn(kim);
        var two = world.signIn(max);
        order(one, "document", document.toString());
        var id = two.get(PAGE).find(PAGE + "/orders/([0-9a-f-]+)/destroy");
        assertThat(destroy(two, id, document.toString())).isEqualTo(303);

        bringBack("update blob set wrapped_key = :key, destroyed_at = null where id = :id", before.getKey(), file);
        assertThatExceptionOfType(KeyDestroyedException.class)
                .as("the key above is gone too: the row of a backup is worth nothing").isThrownBy(() -> read(file));
        assertThat(world.in(kim.tenant(), probe::look).holds()).isTrue();

        bringBack("""
                update data_key
                   set wrapped_key = :key, destroyed_at = null
                 where number = (select key_number from blob where id = :id)""", before.getValue(), file);
        assertThat(world.in(kim.tenant(), probe::look).holds()).as("both that came back are noticed").isFalse();
    }

    private Map.Entry<byte[], byte[]> saved(String sql, BlobId file) {
        return world.in(kim.tenant(), () -> transaction.execute(running -> db.sql(sql)
                .param("id", file.value())
                .query((found, number) -> Map.entry(found.getBytes(1), found.getBytes(2)))
                .single()));
    }

    private void bringBack(String sql, byte[] key, BlobId file) {
        world.in(kim.tenant(), () -> transaction.execute(running ->
                db.sql(sql).param("key", key).param("id", file.value()).update()));
    }

    @Test
    void aPersonIsDestroyedOnlyOnceTheyCannotSignIn() {
        var tag = UUID.randomUUID().toString();
        var lee = world.add(kim, "Lee Leaves", "lee-" + tag + "@orders.example", Role.MEMBER);
        var drive = world.as(lee, who -> spaces.privateDrive(who).id());
        var diary = world.as(lee, who -> uploads.put(who, Place.in(drive), "diary.txt", "", words("diary")).document());
        assertThat(world.signIn(lee).get("/account/security").status()).isEqualTo(200);
        var one = world.signIn(kim);
        var two = world.signIn(max);
        assertThat(order(one, "person", lee.id().toString())).as("still signs in").isEqualTo(422);
        world.as(kim, who -> {
            users.deactivate(who, lee.id());
            return true;
        });
        assertThat(order(one, "person", lee.id().toString())).isEqualTo(303);
        var id = two.get(PAGE).find(PAGE + "/orders/([0-9a-f-]+)/destroy");
        assertThat(two.get(PAGE).body()).contains("Lee Leaves");
        assertThat(destroy(two, id, "lee leaves")).isEqualTo(303);

        assertThatExceptionOfType(KeyDestroyedException.class).isThrownBy(() -> read(blobOf(diary)));
        assertThat(world.in(kim.tenant(), () -> users.names(List.of(lee.id()))).get(lee.id()))
                .isEqualTo(lee.id().toString());
        assertThat(one.get("/admin/people?state=deactivated").status()).isEqualTo(200);
        assertThat(one.get("/admin/people/" + lee.id()).status()).isEqualTo(200);
        for (var path : administration(one)) {
            assertThat(one.get(path).status()).as(path).isEqualTo(200);
        }
        certified(two, "person", lee.id().value());
        assertThat(probes.orderedStream()
                        .filter(each -> each.reach() == Probe.Reach.NETWORK)
                        .filter(each -> OF_PEOPLE.contains(each.id().replaceAll("\\..*", "")))
                        .filter(each -> fails(each, KeyDestroyedException.class))
                        .map(Probe::id))
                .isEmpty();
    }

    /** The pages that the administration's rail leads to. */
    private static List<String> administration(Browser browser) {
        return Pattern.compile("href=\"(/admin/[a-z/-]+)\"").matcher(browser.get("/admin/people").body())
                .results()
                .map(found -> found.group(1))
                .filter(path -> !path.endsWith("/live"))
                .distinct()
                .toList();
    }

    private boolean fails(Probe probe, Class<? extends RuntimeException> how) {
        try {
            world.in(kim.tenant(), probe::look);
            return false;
        } catch (RuntimeException failed) {
            return how.isInstance(failed);
        }
    }

    @Test
    void anOrderIsTakenBack() {
        var space = world.as(kim, who -> spaces.add(
                who, new SpaceSettings("Drafts", "", JoinMode.INVITATION, false)).id());
        var document = upload(space, "Clover.txt");
        var one = world.signIn(kim);
        assertThat(order(one, "document", document.toString())).isEqualTo(303);
        var id = world.signIn(max).get(PAGE).find(PAGE + "/orders/([0-9a-f-]+)/destroy");
        assertThat(one.post(PAGE + "/orders/" + id + "/withdraw").status()).isEqualTo(303);
        assertThat(destroy(world.signIn(max), id, document.toString())).isEqualTo(404);
        assertThat(read(blobOf(document))).contains("words of Clover");
        var json = one.json("POST", "/api/v1/keys/destruction-orders", """
                {"kind": "document", "number": "%s", "reason": "It has to go"}""".formatted(document));
        assertThat(json.status()).isEqualTo(201);
        assertThat(one.json("GET", "/api/v1/keys/destruction-orders", "").body()).contains(document.toString());
    }

    private void certified(Browser two, String kind, UUID of) {
        var page = two.get(PAGE);
        var id = page.find(PAGE + "/([0-9a-f-]+)/prove");
        var proof = two.json("POST", "/api/v1/keys/destructions/" + id + "/proof", "{}").body();
        assertThat(proof).contains("\"gone\":true", "\"where\":\"files\",\"tried\":");
        assertThat(two.json("GET", "/api/v1/keys/destructions", "").body())
                .contains("\"kind\":\"" + kind + "\",\"of\":\"" + of + "\"");
        assertThat(world.in(kim.tenant(), probe::look).holds()).isTrue();
        var key = page.find("certificate: </span>([A-Za-z0-9+/]{43}=)");
        assertThat(new ProofProgram()
                        .check(two.get(PAGE + "/" + id + "/certificate.json").bytes(), "--key", key).holds()).isTrue();
    }

    private void outsiders(String order) {
        var tag = UUID.randomUUID().toString();
        var lee = world.add(kim, "Lee Out", "out-" + tag + "@orders.example", Role.MEMBER);
        for (var who : new Person[] {lee, world.dee()}) {
            var browser = world.signIn(who);
            assertThat(destroy(browser, order, "Heliotrope.txt")).isEqualTo(404);
            assertThat(browser.post(PAGE + "/orders/" + order + "/withdraw").status()).isEqualTo(404);
            var api = "/api/v1/keys/destruction-orders/" + order;
            assertThat(browser.json("POST", api + "/destroy", "{}").status()).isEqualTo(404);
            assertThat(browser.json("DELETE", api, "").status()).isEqualTo(404);
        }
        var stranger = world.signIn(lee);
        assertThat(order(stranger, "document", UUID.randomUUID().toString())).isEqualTo(404);
        assertThat(stranger.json("GET", "/api/v1/keys/destruction-orders", "").status()).isEqualTo(404);
    }

    private DocumentId upload(SpaceId space, String name) {
        return world.as(kim, who -> uploads.put(
                who, Place.in(space), name, "", words(name.replace(".txt", ""))).document());
    }

    private static ByteArrayInputStream words(String of) {
        return new ByteArrayInputStream(("the words of " + of).getBytes(StandardCharsets.UTF_8));
    }

    private BlobId blobOf(DocumentId document) {
        return world.in(kim.tenant(), () -> files.of(document).iterator().next());
    }

    private String read(BlobId blob) {
        return world.in(kim.tenant(), () -> {
            try (var content = blobs.open(blob); var in = content.stream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (java.io.IOException failed) {
                throw new java.io.UncheckedIOException(failed);
            }
        });
    }

    private static int order(Browser browser, String kind, String number) {
        return browser.post(PAGE + "/orders", Map.of("kind", kind, "number", number, "reason", "It has to go"))
                .status();
    }

    private static int destroy(Browser browser, String order, String typed) {
        return browser.post(PAGE + "/orders/" + order + "/destroy", Map.of("confirm", typed)).status();
    }
}
