package org.aumbry.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.aumbry.blobs.BlobId;
import org.aumbry.blobs.BlobKeys;
import org.aumbry.blobs.Blobs;
import org.aumbry.data.KeyScope;
import org.aumbry.data.NetworkKeys;
import org.aumbry.identity.Role;
import org.aumbry.kernel.Refusal;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@AumbryTest
class KeysWebTests {

    @Autowired World world;
    @Autowired Rotations rotations;
    @Autowired RotationSteps steps;
    @Autowired TransactionTemplate transaction;
    @Autowired NetworkKeys network;
    @Autowired KeysInTimeProbe keysInTime;
    @Autowired CiphersProbe ciphers;
    @Autowired JdbcClient db;
    @Autowired Blobs blobs;
    @Autowired BlobKeys blobKeys;

    private Person kim;
    private Person lee;

    @BeforeEach
    void aNetworkOfItsOwn() {
        var tag = UUID.randomUUID().toString();
        kim = world.network("Keys " + tag, "Kim Keys", "kim-" + tag + "@keys.example");
        lee = world.add(kim, "Lee Keys", "lee-" + tag + "@keys.example", Role.MEMBER);
    }

    @Test
    void everyLevelIsChangedAndEverythingStaysReadable() {
        var browser = world.signIn(kim);
        var content = "words of a file".getBytes(StandardCharsets.UTF_8);
        var blob = world.in(kim.tenant(), () -> blobs.put(
                KeyScope.space(new UUID(8, 8)), new ByteArrayInputStream(content)).id());
        for (var level : Level.values()) {
            var begun = browser.post("/admin/keys/rotations", Map.of("level", level.stored()));
            assertThat(begun.status()).as(level.stored()).isEqualTo(303);
            finish();
        }

        assertThat(world.in(kim.tenant(), keysInTime::look).holds()).isTrue();
        assertThat(world.in(kim.tenant(), ciphers::look).holds()).isTrue();
        var own = world.in(kim.tenant(), network::own);
        assertThat(own.version()).isEqualTo(2);
        assertThat(own.earlier()).isZero();
        assertThat(world.in(kim.tenant(), blobKeys::countUnderEarlier)).isZero();
        assertThat(read(blob)).isEqualTo(content);
        assertThat(browser.get("/admin/keys").body()).contains("Kim Keys").contains("version 2");
        assertThat(world.signIn(lee).get("/").status()).isEqualTo(200);
        var listed = browser.get("/api/v1/keys/rotations").body();
        assertThat(listed).contains("\"level\":\"network\"", "\"level\":\"contents\"", "\"level\":\"people\"")
                .doesNotContain("\"finishedAt\":null");
    }

    @Test
    void theProbesNoticeWhatIsLeftBehind() {
        assertThat(world.in(kim.tenant(), keysInTime::look).holds()).isTrue();
        change("update data_key_root set version = 2");
        assertThat(world.in(kim.tenant(), keysInTime::look).observed()).contains("lie under an earlier version");
        change("update data_key_root set version = 1, changed_at = changed_at - interval '400 days'");
        assertThat(world.in(kim.tenant(), keysInTime::look).observed()).contains("was not changed since");
        change("update data_key set algorithm = 2 where scope = 'settings'");
        assertThat(world.in(kim.tenant(), ciphers::look).holds()).isFalse();
    }

    private void change(String sql) {
        world.in(kim.tenant(), () -> transaction.execute(running -> db.sql(sql).update()));
    }

    @Test
    void oneChangeOfALevelAtATime() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> world.as(kim, who -> transaction.execute(running -> {
                    rotations.start(who, Level.PEOPLE);
                    return rotations.start(who, Level.PEOPLE);
                })))
                .matches(refusal -> refusal.code() == Refusal.Code.CONFLICT);
        var browser = world.signIn(kim);
        assertThat(browser.json("POST", "/api/v1/keys/rotations", "{\"level\": \"all\"}").status()).isEqualTo(422);
        assertThat(browser.json("POST", "/api/v1/keys/rotations", "{\"level\": \"people\"}").status())
                .isEqualTo(202);
        finish();
    }

    @Test
    void whoeverAdministersNothingSeesNoKeys() {
        for (var who : new Person[] {lee, world.bo()}) {
            var browser = world.signIn(who);
            var nothing = browser.get("/admin/nothing-here");
            assertThat(browser.get("/admin/keys").status()).isEqualTo(404);
            assertThat(browser.get("/admin/keys/inventory").status()).isEqualTo(404);
            assertThat(browser.get("/admin/keys").body().length()).isCloseTo(
                    nothing.body().length(), org.assertj.core.data.Offset.offset(200));
            assertThat(browser.get("/api/v1/keys").status()).isEqualTo(404);
            assertThat(browser.get("/api/v1/keys/rotations").status()).isEqualTo(404);
            assertThat(browser.post("/admin/keys/rotations", Map.of("level", "people")).status()).isEqualTo(404);
            assertThat(browser.json("POST", "/api/v1/keys/rotations", "{\"level\": \"people\"}").status())
                    .isEqualTo(404);
        }
    }

    @Test
    void theHierarchyIsToldAsJson() {
        var told = world.signIn(kim).get("/api/v1/keys").body();

        assertThat(told).contains("\"networkKeyVersion\":1", "\"answers\":true", "\"kind\":\"person\"");
    }

    /** Another thread may be at it too. */
    private void finish() {
        Awaitility.await().atMost(Duration.ofSeconds(120)).until(() -> {
            world.in(kim.tenant(), steps::step);
            return world.as(kim, who -> rotations.list(who).stream().noneMatch(Rotation::running));
        });
    }

    private byte[] read(BlobId id) {
        return world.in(kim.tenant(), () -> {
            try (var content = blobs.open(id); var in = content.stream()) {
                return in.readAllBytes();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }
}
