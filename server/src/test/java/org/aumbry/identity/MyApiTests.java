package org.aumbry.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.aumbry.crypto.Secret;
import org.aumbry.kernel.UserId;
import org.aumbry.mail.LetterBox;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Browser;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** One's own factors, devices and sessions over the API; and the letters that changes of them bring. */
@AumbryTest
class MyApiTests {

    private static final String ME = "/api/v1/me";

    @Autowired World world;
    @Autowired Gate gate;
    @Autowired Tokens tokens;
    @Autowired PasskeyStore passkeys;
    @Autowired PasswordStandings standings;
    @Autowired LetterBox box;
    @Autowired IdentityStoreAccess store;
    @Autowired TransactionTemplate transaction;
    @Autowired Here here;

    private Person person;
    private Browser browser;

    @BeforeEach
    void someone() {
        var tag = UUID.randomUUID().toString().substring(0, 8);
        person = world.network("Mine " + tag, "Mia Mine", "mia-" + tag + "@mine.example");
        browser = world.signIn(person);
    }

    @Test
    void devicesAreListedNamedAndRemoved() {
        var id = browser.get(ME + "/devices").find("\"id\":\"([0-9a-f-]{36})\"");
        assertThat(browser.json("PATCH", ME + "/devices/" + id, "{\"name\":\"Desk at home\"}").status()).isEqualTo(204);
        assertThat(browser.get(ME + "/devices").body())
                .contains("\"name\":\"Desk at home\"", "\"factors\":[\"password\"]");
        assertThat(browser.get("/account/sessions").body()).contains("Desk at home");
        assertThat(browser.json("PATCH", ME + "/devices/" + id, "{}").status()).isEqualTo(422);
        assertThat(store.rows(person.tenant(), "select name_sealed from device where id = ?", UUID.fromString(id))
                .toString()).doesNotContain("Desk");
        assertThat(browser.post("/account/devices/" + id + "/rename", "name", "Office").status()).isEqualTo(303);
        assertThat(browser.get(ME + "/devices").body()).contains("\"name\":\"Office\"");
        assertThat(browser.json("DELETE", ME + "/devices/" + id, "").status()).isEqualTo(204);
        assertThat(browser.get(ME + "/devices").status()).as("its session has ended").isEqualTo(401);
    }

    @Test
    void sessionsAreListedAndEnded() {
        var other = world.signIn(person);
        var mine = browser.get(ME + "/sessions");
        assertThat(mine.body()).containsOnlyOnce("\"current\":true").contains("\"current\":false");
        assertThat(browser.json("DELETE", ME + "/sessions", "").status()).isEqualTo(204);
        assertThat(other.get(ME).status()).isEqualTo(401);
        assertThat(browser.get(ME).status()).isEqualTo(200);
        var id = mine.find("\"id\":\"([0-9a-f-]{36})\",[^}]*\"current\":true");
        assertThat(browser.json("DELETE", ME + "/sessions/" + id, "").status()).isEqualTo(204);
        assertThat(browser.get(ME).status()).isEqualTo(401);
    }

    @Test
    void factorsAreListedNamedAndRemovedAndTheirPersonIsToldByMail() {
        var key = passkey();
        browser.post("/account/security/codes");
        assertThat(browser.get(ME + "/factors").body()).contains("\"password\":true", "\"authenticatorApp\":false",
                "\"recoveryCodesLeft\":10", "\"name\":\"Blue key\"", "\"lastUsedAt\":null");
        assertThat(browser.json("PATCH", ME + "/factors/passkeys/" + key, "{\"name\":\"Red key\"}").status())
                .isEqualTo(204);
        assertThat(browser.get("/account/security").body()).contains("Red key");
        assertThat(browser.post("/account/security/passkeys/" + key + "/rename", "name", "Green key").status())
                .isEqualTo(303);
        assertThat(browser.get(ME + "/factors").body()).contains("Green key");
        assertThat(browser.json("DELETE", ME + "/factors/authenticator-app", "").status()).isEqualTo(404);
        assertThat(browser.json("DELETE", ME + "/factors/passkeys/" + key, "").status()).isEqualTo(204);
        assertThat(browser.get(ME + "/factors").body()).contains("\"passkeys\":[]");
        var letters = box.of(person.tenant(), person.email());
        assertThat(letters).anyMatch(each -> each.text().contains("new recovery codes"))
                .anyMatch(each -> each.text().contains("lost a passkey"))
                .allMatch(each -> !each.text().contains("Green key"));
    }

    @Test
    void anAppThatWasAddedIsTold() {
        browser.post("/account/security/app");
        var shown = browser.get("/account/security/app").find("</span>([A-Z2-7 ]{39})<").replace(" ", "");
        var code = Totp.code(Secret.copyOf(FactorWebTests.base32(shown)), Totp.step(here.now()));
        assertThat(browser.post("/account/security/app/confirm", "code", code).status()).isEqualTo(201);
        assertThat(browser.get(ME + "/factors").body()).contains("\"authenticatorApp\":true");
        assertThat(box.of(person.tenant(), person.email()))
                .anyMatch(each -> each.text().contains("an authenticator app"));
        assertThat(browser.json("DELETE", ME + "/factors/authenticator-app", "").status()).isEqualTo(204);
        assertThat(box.of(person.tenant(), person.email()))
                .anyMatch(each -> each.text().contains("its authenticator app"));
    }

    @Test
    void aTokenSeesAndEndsButChangesNoFactor() {
        var key = passkey();
        var who = gate.bySession(browser.sessionCookie(), new Origin("198.51.100.9", "")).orElseThrow().principal();
        var token = world.in(who.tenant(), () -> tokens.issue(who, "s", Set.of("read", "write"), Duration.ofDays(1)));
        var program = world.browser().with("Authorization", "Bearer " + token.secret());
        assertThat(program.get(ME + "/factors").body()).contains("Blue key");
        assertThat(program.get(ME + "/devices").status()).isEqualTo(200);
        assertThat(program.json("PATCH", ME + "/factors/passkeys/" + key, "{\"name\":\"x\"}").status()).isEqualTo(403);
        assertThat(program.json("DELETE", ME + "/factors/passkeys/" + key, "").status()).isEqualTo(403);
        assertThat(program.json("DELETE", ME + "/factors/authenticator-app", "").status()).isEqualTo(403);
        store.change(person.tenant(), "update session set proven_at = proven_at - interval '20 minutes'");
        var asked = browser.json("DELETE", ME + "/factors/passkeys/" + key, "");
        assertThat(asked.status()).isEqualTo(403);
        assertThat(asked.body()).contains("\"type\":\"step-up\"");
    }

    @Test
    void nobodyReachesWhatIsAnothersAndStrangersNothing() {
        var key = passkey();
        var device = browser.get(ME + "/devices").find("\"id\":\"([0-9a-f-]{36})\"");
        var session = browser.get(ME + "/sessions").find("\"id\":\"([0-9a-f-]{36})\"");
        var bo = world.signIn(world.add(person, "Bo Mine", "bo-" + person.email(), Role.ADMIN));
        var nothing = UUID.randomUUID();
        for (var outsider : List.of(world.browserOf(world.dee()), bo)) {
            for (var path : List.of("/devices/", "/factors/passkeys/")) {
                var of = path.equals("/devices/") ? device : key.toString();
                for (var method : List.of("PATCH", "DELETE")) {
                    var body = method.equals("PATCH") ? "{\"name\":\"Mine now\"}" : "";
                    var answer = outsider.json(method, ME + path + of, body);
                    var missing = outsider.json(method, ME + path + nothing, body);
                    assertThat(answer.status()).as(method + path).isEqualTo(404);
                    assertThat(answer.body()).as(method + path).isEqualTo(missing.body());
                }
            }
            assertThat(outsider.json("DELETE", ME + "/sessions/" + session, "").status()).isEqualTo(404);
            assertThat(outsider.get(ME + "/factors").body()).doesNotContain("Blue key");
            assertThat(outsider.post("/account/devices/" + device + "/rename", "name", "x").status()).isEqualTo(404);
            assertThat(outsider.post("/account/security/passkeys/" + key + "/rename", "name", "x").status())
                    .isEqualTo(404);
        }
        assertThat(browser.get(ME + "/factors").body()).contains("Blue key");
        for (var path : List.of("/factors", "/devices", "/sessions")) {
            assertThat(world.browser().get(ME + path).status()).isEqualTo(401);
        }
        assertThat(world.browser().get("/api/v1/openapi.json").body()).contains(
                "/api/v1/me/factors/passkeys/{id}", "/api/v1/me/devices/{id}", "/api/v1/me/sessions/{id}");
    }

    @Test
    void theReportOnPasswordsAsksLessOfWhoeverHasASecondFactor() {
        store.change(person.tenant(), "update credential set standing_sealed = null");
        world.in(person.tenant(), () -> {
            standings.note(person.id(), new PasswordStanding(10, 3, true, true));
            return true;
        });
        assertThat(below()).as("ten characters alone").containsExactly(person.id());
        passkey();
        assertThat(below()).as("ten beside a passkey").isEmpty();
    }

    private List<UserId> below() {
        List<CredentialStore.Kept> kept = world.in(person.tenant(), standings::below);
        return kept.stream().map(CredentialStore.Kept::user).toList();
    }

    /** A passkey as it is kept: 16 bytes of kind, 2 of length, the identifier; nobody signs in with it here. */
    private UUID passkey() {
        var id = here.id();
        var credential = ByteBuffer.allocate(16 + 2 + 16).position(16).putShort((short) 16)
                .putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()).array();
        return world.in(person.tenant(), () -> transaction.execute(open -> {
            passkeys.add(new PasskeyStore.Kept(new Passkey(id, "Blue key", false, here.now(), null), person.id(),
                    new PasskeyCeremony.Credential(credential, 0, false, false)));
            return id;
        }));
    }
}
