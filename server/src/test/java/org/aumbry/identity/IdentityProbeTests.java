package org.aumbry.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.aumbry.crypto.Randomness;
import org.aumbry.kernel.Probe;
import org.aumbry.networks.NetworkPolicy;
import org.aumbry.networks.PolicyOption;
import org.aumbry.networks.PolicyValues;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Each probe sees its control hold, and sees it broken. */
@AumbryTest
class IdentityProbeTests {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    World world;

    @Autowired
    PasswordHashProbe hashes;

    @Autowired
    PasswordSecrecyProbe secrecy;

    @Autowired
    Randomness randomness;

    @Autowired
    SessionProbe session;

    @Autowired
    SessionTimeProbe times;

    @Autowired
    NetworkPolicy policy;

    @Autowired
    CredentialStore credentials;

    @Autowired
    SessionStore sessions;

    @Autowired
    UserStore users;

    @Autowired
    Here here;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    IdentityStoreAccess store;

    @Test
    void aPasswordThatIsLoggedKeptOrToldIsSeen() {
        assertThat(world.as(world.ana(), who -> secrecy.look()).observed()).isEqualTo(
                "a password was taken, compared and refused, and stood neither in the log nor elsewhere");
        var telling = new PasswordSecrecyProbe(password -> "not accepted: " + password, randomness);
        assertThat(telling.look().holds()).isFalse();
        var logging = new PasswordSecrecyProbe(password -> {
            org.slf4j.LoggerFactory.getLogger(IdentityProbeTests.class).warn("refused", new Exception(password));
            return "";
        }, randomness);
        assertThat(logging.look().observed()).isEqualTo("a password stands in the log");
        assertThat(new PasswordSecrecyProbe(password -> "", randomness).look().holds()).isTrue();
    }

    @Test
    void passwordsAreSeenAsHashesUntilOneIsNot() {
        var admin = network();
        assertThat(look(admin, hashes).holds()).isTrue();
        for (var broken : new String[] {
            "plum jam keeps till spring",
            "$argon2id$v=19$m=8192,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$" + "B".repeat(43),
            "$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy"
        }) {
            put(admin, broken);
            assertThat(look(admin, hashes).holds()).as(broken).isFalse();
            assertThat(look(admin, hashes).observed()).doesNotContain(broken);
        }
        var second = world.add(admin, "Second", "second" + NUMBER.incrementAndGet() + "@probe.example", Role.MEMBER);
        put(admin, hash(second));
        assertThat(look(admin, hashes).observed()).contains("share a salt");
    }

    @Test
    void sessionsAreSeenEndedUntilSomethingRemembersThem() {
        var admin = network();
        long before = store.rows(admin.tenant(), "select 1 from session").size();
        assertThat(look(admin, session).holds()).isTrue();
        assertThat(store.rows(admin.tenant(), "select 1 from session")).as("it leaves nothing behind")
                .hasSize((int) before);
        Set<String> remembered = new HashSet<>();
        var forgetful = new SessionProbe(sessions, users, here, transaction, token -> {
            boolean there = sessions.byHash(token.hash()).isPresent();
            if (there) {
                remembered.add(token.text());
            }
            return there || remembered.contains(token.text());
        });
        assertThat(look(admin, forgetful).holds()).isFalse();
        var open = new SessionProbe(sessions, users, here, transaction, token -> true);
        assertThat(look(admin, open).holds()).isFalse();
        var shut = new SessionProbe(sessions, users, here, transaction, token -> false);
        assertThat(look(admin, shut).holds()).isFalse();
    }

    @Test
    void sessionsAreSeenOverAfterTheirTimeUntilNobodyLooksAtTheClock() {
        var admin = network();
        assertThat(look(admin, times).holds()).isTrue();
        assertThat(look(admin, times).observed()).contains("240 minutes").contains("24 hours");
        world.as(admin, who -> policy.become(who, new PolicyValues(
                Map.of(PolicyOption.SESSION_IDLE_MINUTES, "30", PolicyOption.SESSION_ABSOLUTE_HOURS, "8"), Set.of())));
        assertThat(look(admin, times).observed()).contains("30 minutes").contains("8 hours");
        var timeless = new SessionTimeProbe(
                sessions, users, policy, here, transaction, token -> sessions.byHash(token.hash()).isPresent());
        assertThat(look(admin, timeless).holds()).isFalse();
    }

    private Probe.Result look(Person admin, Probe probe) {
        return world.in(admin.tenant(), probe::look);
    }

    private Person network() {
        int number = NUMBER.incrementAndGet();
        return world.network("Probed " + number, "Pro Ber", "probe" + number + "@probe.example");
    }

    private void put(Person person, String hash) {
        world.in(person.tenant(), () -> transaction.execute(status -> {
            credentials.set(person.id(), hash, null, Instant.EPOCH);
            return true;
        }));
    }

    private String hash(Person person) {
        return world.in(person.tenant(), () -> transaction.execute(
                status -> credentials.find(person.id()).orElseThrow()));
    }
}
