package org.aumbry.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.aumbry.mail.LetterBox;
import org.aumbry.networks.NetworkPolicy;
import org.aumbry.networks.PolicyOption;
import org.aumbry.networks.PolicyValues;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Browser;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AumbryTest
class DeviceWebTests {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String DEVICE = "__Host-aumbry-device";
    private static final String ANCIENT =
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/41.0.0.0 Safari/537.36";

    @Autowired World world;
    @Autowired NetworkPolicy policy;
    @Autowired ForgettingJob forgetting;
    @Autowired LetterBox letters;
    @Autowired IdentityStoreAccess store;
    @Autowired SignIn signIn;

    @Test
    void aDeviceIsKnownAgainAndANewOneIsToldOfByMail() {
        var person = fresh();
        var browser = world.signIn(person);
        assertThat(devices(person)).isEqualTo(2);
        var kept = browser.cookie(DEVICE);
        assertThat(kept).matches("[\\w-]{43}\\.[\\w-]{22}");
        assertThat(browser.get("/account/sessions").body()).contains("Known devices", "New device");
        again(browser, person);
        assertThat(devices(person)).as("the same browser").isEqualTo(2);
        assertThat(browser.cookie(DEVICE)).isEqualTo(kept);
        assertThat(letters.of(person.tenant(), person.email()))
                .anySatisfy(letter -> assertThat(letter.subject()).isEqualTo("A new device has signed in"));
    }

    @Test
    void aForgottenDeviceIsSignedOutAndNewAgain() {
        var person = fresh();
        var lost = world.signIn(person);
        var admin = world.signIn(world.ana());
        var id = store.rows(person.tenant(), "select id from device where user_id = ? order by last_seen_at desc",
                person.id().value()).getFirst().get("id").toString();
        assertThat(admin.get("/admin/devices").body()).contains(id, person.name());
        assertThat(world.signIn(world.bo()).get("/admin/devices").status()).isEqualTo(404);
        assertThat(world.signIn(world.bo()).post("/admin/devices/" + id + "/revoke").status()).isEqualTo(404);
        assertThat(world.signIn(world.bo()).post("/account/devices/" + id + "/remove").status()).isEqualTo(404);
        assertThat(world.signIn(world.dee()).post("/admin/devices/" + id + "/revoke").status()).isEqualTo(404);
        assertThat(lost.get("/account").status()).isEqualTo(200);
        assertThat(admin.post("/admin/devices/" + id + "/revoke").status()).isEqualTo(303);
        assertThat(lost.get("/account").location()).startsWith("/sign-in");
        int before = devices(person);
        again(lost, person);
        assertThat(devices(person)).isEqualTo(before + 1);
    }

    @Test
    void devicesThatRestAreForgotten() {
        var person = fresh();
        store.change(person.tenant(), "update device set last_seen_at = now() - interval '91 days' where user_id = ?",
                person.id().value());
        forgetting.forget();
        assertThat(devices(person)).isZero();
    }

    @Test
    void anOldBrowserIsWarnedOrKeptOut() {
        var admin = world.network("Clients " + NUMBER.incrementAndGet(), "Cli Ent",
                "client" + NUMBER.incrementAndGet() + "@device.example");
        var browser = world.browser().with("User-Agent", ANCIENT);
        again(browser, admin);
        assertThat(browser.get("/account/sessions").body()).contains("Your browser is many versions old");
        assertThat(browser.get("/admin/devices").body()).contains("of which 1 with an old browser");
        world.as(admin, who -> policy.become(
                who, new PolicyValues(Map.of(PolicyOption.OLD_CLIENT, "refuse"), Set.of())));
        assertThat(browser.get("/account").location()).as("from the next request on").startsWith("/sign-in");
        var refused = browser.post("/sign-in", "email", admin.email(), "password", admin.password());
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.body()).contains("takes no browser as old as this one");
        assertThat(world.signIn(admin).get("/account").status()).isEqualTo(200);
    }

    @Test
    void aStrangersGuessesDoNotDelayTheOwnersOwnDeviceAndAnAdministratorCanLiftThem() {
        var person = fresh();
        var own = world.signIn(person);
        var stranger = new Origin("203.0.113.90", "");
        for (int i = 0; i < 5; i++) {
            own.post("/sign-in", "email", person.email(), "password", "wrong plum jam number " + i);
        }
        assertThat(own.post("/sign-in", "email", person.email(), "password", person.password()).status())
                .as("what fails on the own device counts there").isEqualTo(429);
        assertThat(in(person, stranger)).as("and nowhere else").isTrue();
        var other = fresh();
        var kept = world.signIn(other).cookie(DEVICE);
        for (int i = 0; i < 5; i++) {
            in(other, stranger, "wrong plum jam number " + i);
        }
        assertThat(in(other, stranger)).isFalse();
        assertThat(in(other, new Origin("203.0.113.90", "", kept))).as("the owner beside the stranger").isTrue();
        var admin = world.signIn(world.ana());
        var page = "/admin/people/" + other.id();
        assertThat(admin.get(page).body()).contains("Failed tries");
        assertThat(world.signIn(world.bo()).post(page + "/lift-waits").status()).isEqualTo(404);
        assertThat(world.signIn(world.dee()).post(page + "/lift-waits").status()).isEqualTo(404);
        assertThat(admin.post(page + "/lift-waits").status()).isEqualTo(303);
        assertThat(in(other, stranger)).isTrue();
        assertThat(admin.post(page + "/lift-waits").status()).as("once an hour").isEqualTo(409);
    }

    @Test
    void manyAccountsTriedFromOneNetworkAreSeen() {
        var admin = world.network("Stuffed " + NUMBER.incrementAndGet(), "Stu Ff",
                "stuff" + NUMBER.incrementAndGet() + "@device.example");
        var attacker = new Origin("203.0.113.200", "");
        for (int i = 0; i < 10; i++) {
            attempt("leaked" + i + "@elsewhere.example", "summer holidays 2019", attacker);
        }
        attempt(admin.email(), "summer holidays 2019", attacker);
        attempt(admin.email(), "summer holidays 2020", attacker);
        assertThat(store.rows(admin.tenant(), "select reason from journal_entry where verb = 'sign-in.stuffing'"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.get("reason")).isEqualTo("one-network"));
        assertThat(letters.of(admin.tenant(), admin.email()))
                .anySatisfy(letter -> assertThat(letter.subject()).contains("trying passwords"));
        assertThat(world.signIn(admin).get("/admin/devices").body()).contains("One network tried passwords");
    }

    @Test
    void aLongBodyIsTakenNoLongerThanItsSignIn() {
        var person = fresh();
        var browser = world.signIn(person);
        var request = browser.request("/api/v1/me").header("Content-Type", "application/json")
                .header("X-CSRF-Token", browser.formToken())
                .method("PATCH", HttpRequest.BodyPublishers.ofInputStream(() -> new Slow(() -> {
                    store.change(person.tenant(), "update session set ended_at = now() where user_id = ?",
                            person.id().value());
                    LockSupport.parkNanos(Duration.ofSeconds(6).toNanos());
                })));
        int status = CompletableFuture.supplyAsync(() -> {
            try {
                return browser.send(request).status();
            } catch (java.io.UncheckedIOException brokenOff) {
                return 0;
            }
        }).join();
        assertThat(status / 100).as("broken off or refused").isNotEqualTo(2);
        assertThat(world.signIn(person).get("/account").body()).doesNotContain("Slow Name");
    }

    /** Gives the first half of a body, does something, and then the rest. */
    private static final class Slow extends InputStream {

        private static final byte[] BODY = ("{\"name\": " + " ".repeat(40_000) + "\"Slow Name\"}")
                .getBytes(StandardCharsets.UTF_8);

        private final Runnable between;
        private int given;

        Slow(Runnable between) {
            this.between = between;
        }

        @Override
        public int read() throws IOException {
            if (given == BODY.length - 100) {
                between.run();
            }
            return given < BODY.length ? BODY[given++] : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int most = Math.min(length, 1000);
            int count = 0;
            while (count < most) {
                int one = read();
                if (one < 0) {
                    return count == 0 ? -1 : count;
                }
                target[offset + count++] = (byte) one;
            }
            return count;
        }
    }

    private void again(Browser browser, Person person) {
        assertThat(browser.post("/sign-in", "email", person.email(), "password", person.password()).status())
                .isEqualTo(303);
    }

    private boolean in(Person person, Origin origin) {
        return in(person, origin, person.password());
    }

    private boolean in(Person person, Origin origin, String password) {
        return attempt(person.email(), password, origin);
    }

    private boolean attempt(String email, String password, Origin origin) {
        try {
            return signIn.signIn(email, password, origin) instanceof SignInResult.Done;
        } catch (org.aumbry.kernel.Refusal refused) {
            return false;
        }
    }

    private int devices(Person person) {
        return store.rows(person.tenant(), "select 1 from device where user_id = ?", person.id().value()).size();
    }

    private Person fresh() {
        int number = NUMBER.incrementAndGet();
        return world.add(world.ana(), "Device " + number, "device" + number + "@acme.example", Role.MEMBER);
    }
}
