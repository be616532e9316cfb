package org.aumbry.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.aumbry.crypto.Hashes;
import org.aumbry.kernel.Refusal;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AumbryTest
class SessionsModuleTests {

    private static final Origin HERE = new Origin("198.51.100.7", "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0");
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    World world;

    @Autowired
    SignIn signIn;

    @Autowired
    Gate gate;

    @Autowired
    Sessions sessions;

    @Autowired
    Tokens tokens;

    @Autowired
    Users users;

    @Autowired
    Passwords passwords;

    @Autowired
    IdentityStoreAccess store;

    @Test
    void aSessionIsOverAfterRestAndAfterItsWholeTime() {
        var person = fresh();
        var rested = signIn(person);
        store.age(person.tenant(), person.id().value(), Duration.ofHours(12), Duration.ofHours(12));
        assertThat(gate.bySession(rested, HERE)).isEmpty();
        assertThat(gate.bySession(rested, HERE)).as("and stays over").isEmpty();
        var old = signIn(person);
        store.age(person.tenant(), person.id().value(), Duration.ofDays(14), Duration.ofMinutes(2));
        assertThat(gate.bySession(old, HERE)).isEmpty();
        var used = signIn(person);
        store.age(person.tenant(), person.id().value(), Duration.ofHours(40), Duration.ofHours(11));
        assertThat(gate.bySession(used, HERE)).isPresent();
        store.age(person.tenant(), person.id().value(), Duration.ofHours(51), Duration.ofMinutes(1));
        assertThat(gate.bySession(used, HERE)).isPresent();
    }

    @Test
    void onlyTheHashOfASessionIsStoredAndItsPlaceIsSealed() {
        var person = fresh();
        var cookie = signIn(person);
        var secret = Base64.getUrlDecoder().decode(cookie.substring(23));
        var row = store.rows(person.tenant(), "select * from session where user_id = ?"
                + " order by id desc", person.id().value()).getFirst();
        assertThat((byte[]) row.get("token_hash")).isEqualTo(Hashes.sha256(secret));
        for (var value : row.values()) {
            var bytes = value instanceof byte[] raw ? raw : String.valueOf(value).getBytes(StandardCharsets.UTF_8);
            assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                    .doesNotContain(cookie.substring(23))
                    .doesNotContain(new String(secret, StandardCharsets.ISO_8859_1))
                    .doesNotContain("198.51.100.7")
                    .doesNotContain("Firefox");
        }
    }

    @Test
    void aRevokedSessionIsRefusedOnItsVeryNextUse() {
        var person = fresh();
        var kept = signIn(person);
        var lost = signIn(person);
        var recognised = gate.bySession(kept, HERE).orElseThrow();
        var other = world.in(person.tenant(), () -> sessions.list(recognised.principal())).stream()
                .filter(each -> !each.id().equals(recognised.principal().session()))
                .findFirst()
                .orElseThrow();
        assertThat(gate.bySession(lost, HERE)).isPresent();
        world.in(person.tenant(), () -> {
            sessions.revoke(recognised.principal(), other.id());
            return null;
        });
        assertThat(gate.bySession(lost, HERE)).isEmpty();
        assertThat(gate.bySession(kept, HERE)).isPresent();
    }

    @Test
    void nobodyEndsAnotherPersonsSession() {
        var person = fresh();
        var theirs = gate.bySession(signIn(person), HERE).orElseThrow().principal();
        var mine = gate.bySession(signIn(world.bo()), HERE).orElseThrow().principal();
        assertThatThrownBy(() -> world.in(person.tenant(), () -> {
            sessions.revoke(mine, theirs.session());
            return null;
        })).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> world.in(person.tenant(), () -> sessions.listOf(mine, person.id())))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void deactivatingEndsSessionsAndTokensAtOnce() {
        var person = fresh();
        var cookie = signIn(person);
        var who = gate.bySession(cookie, HERE).orElseThrow().principal();
        var token = world.in(person.tenant(), () -> tokens.issue(who, "script", Set.of("read"), Duration.ofDays(1)));
        assertThat(gate.byToken(token.secret(), HERE)).isPresent();
        world.as(world.ana(), ana -> {
            users.deactivate(ana, person.id());
            return null;
        });
        assertThat(gate.bySession(cookie, HERE)).isEmpty();
        assertThat(gate.byToken(token.secret(), HERE)).isEmpty();
        assertThatThrownBy(() -> signIn(person)).isInstanceOf(Refusal.class);
        world.as(world.ana(), ana -> {
            users.reactivate(ana, person.id());
            return null;
        });
        assertThat(gate.byToken(token.secret(), HERE)).as("a token revoked stays revoked").isEmpty();
        assertThat(gate.bySession(signIn(person), HERE)).isPresent();
    }

    @Test
    void aTokenIsWhoItWasMadeForWithinItsScopesUntilItExpires() {
        var who = gate.bySession(signIn(world.ana()), HERE).orElseThrow().principal();
        var reading = world.in(who.tenant(), () -> tokens.issue(who, "reader", Set.of("read"), Duration.ofDays(1)));
        var principal = gate.byToken(reading.secret(), HERE).orElseThrow().principal();
        assertThat(principal.user()).isEqualTo(world.ana().id());
        assertThat(principal.admin()).as("without the admin scope an administrator's token is none").isFalse();
        assertThat(principal.scopes()).containsExactly("read");
        assertThat(principal.session()).isNull();
        assertThatThrownBy(() -> world.in(
                        who.tenant(), () -> tokens.issue(principal, "child", Set.of("read"), Duration.ofDays(1))))
                .as("a token begets no token")
                .isInstanceOf(Refusal.class);
        store.change(who.tenant(), "update access_token set expires_at = now() where id = ?", reading.token().id());
        assertThat(gate.byToken(reading.secret(), HERE)).isEmpty();
    }

    @Test
    void membersCannotGiveATokenWhatTheyDoNotHave() {
        var who = gate.bySession(signIn(world.bo()), HERE).orElseThrow().principal();
        for (var scopes : List.of(Set.<String>of(), Set.of("admin"), Set.of("read", "root"))) {
            assertThatThrownBy(() -> world.in(who.tenant(), () -> tokens.issue(who, "x", scopes, Duration.ofDays(1))))
                    .isInstanceOf(Refusal.class);
        }
        for (var life : List.of(Duration.ZERO, Duration.ofDays(-1), Duration.ofDays(367))) {
            assertThatThrownBy(() -> world.in(who.tenant(), () -> tokens.issue(who, "x", Set.of("read"), life)))
                    .isInstanceOf(Refusal.class);
        }
    }

    @Test
    void knownAndUnknownAddressesCostTheSameHashes() {
        var person = fresh();
        long start = passwords.comparisons();
        refusedSignIn(person.email(), "wrong plum jam entirely");
        long known = passwords.comparisons() - start;
        refusedSignIn("nobody" + NUMBER.incrementAndGet() + "@nowhere.example", "wrong plum jam entirely");
        long unknown = passwords.comparisons() - start - known;
        assertThat(known).isEqualTo(1).isEqualTo(unknown);
        world.as(world.ana(), ana -> {
            users.deactivate(ana, person.id());
            return null;
        });
        refusedSignIn(person.email(), person.password());
        assertThat(passwords.comparisons() - start).as("a deactivated account too").isEqualTo(3);
    }

    @Test
    void guessingGetsSlowFromThereButLocksNobodyOut() {
        var person = fresh();
        var attacker = new Origin("203.0.113." + NUMBER.incrementAndGet(), "");
        for (int i = 0; i < 5; i++) {
            assertThat(failure(person.email(), "wrong guess number " + i, attacker).code())
                    .isEqualTo(Refusal.Code.NOT_SIGNED_IN);
        }
        var sixth = failure(person.email(), person.password(), attacker);
        assertThat(sixth.code()).as("even the right password waits there").isEqualTo(Refusal.Code.OVER_LIMIT);
        assertThat((Long) sixth.arguments().getFirst()).isBetween(1L, 31L);
        assertThat(gate.bySession(signIn(person), HERE)).as("the person comes in from elsewhere").isPresent();
    }

    @Test
    void aHashOfOldParametersIsMadeAnewAtSignIn() {
        var person = fresh();
        var old = new Passwords(TestSettings.cheap()).hash(person.password());
        world.in(person.tenant(), () -> {
            setHash(person, old);
            return null;
        });
        assertThat(hash(person)).contains("m=19456");
        signIn(person);
        assertThat(hash(person)).contains("m=47104");
        signIn(person);
    }

    @Test
    void refusedSignInsAreInTheJournalWithTheirReason() {
        var person = fresh();
        refusedSignIn(person.email(), "wrong plum jam entirely");
        var entries = store.rows(person.tenant(), "select outcome, reason from journal_entry"
                + " where verb = 'sign-in.refused' and object_id = ?", person.id().value());
        assertThat(entries).singleElement().satisfies(entry -> {
            assertThat(entry.get("outcome")).isEqualTo("denied");
            assertThat(entry.get("reason")).isEqualTo("password");
        });
        signIn(person);
        assertThat(store.rows(person.tenant(), "select 1 from journal_entry where verb = 'sign-in' and user_id = ?",
                person.id().value())).isNotEmpty();
    }

    @Test
    void whatEndedLongAgoIsForgottenAndWhatLivesIsNot() {
        var person = fresh();
        signIn(person);
        store.change(person.tenant(), "update session set last_seen_at = now() - interval '31 days', ended_at ="
                + " now() - interval '31 days' where user_id = ?", person.id().value());
        var kept = signIn(person);
        forgetting.forget();
        assertThat(store.rows(person.tenant(), "select 1 from session where user_id = ?", person.id().value()))
                .hasSize(1);
        assertThat(gate.bySession(kept, HERE)).isPresent();
    }

    @Autowired
    ForgettingJob forgetting;

    @Autowired
    CredentialStore credentials;

    @Autowired
    org.springframework.transaction.support.TransactionTemplate transaction;

    private void setHash(Person person, String hash) {
        transaction.executeWithoutResult(status -> credentials.set(person.id(), hash, null, java.time.Instant.EPOCH));
    }

    private String hash(Person person) {
        return world.in(person.tenant(), () -> transaction.execute(
                status -> credentials.find(person.id()).orElseThrow()));
    }

    private Person fresh() {
        int number = NUMBER.incrementAndGet();
        return world.add(world.ana(), "Person " + number, "person" + number + "@acme.example", Role.MEMBER);
    }

    private String signIn(Person person) {
        return ((SignInResult.Done) signIn.signIn(person.email(), person.password(), HERE)).signedIn().cookie();
    }

    private void refusedSignIn(String email, String password) {
        failure(email, password, new Origin("192.0.2." + NUMBER.incrementAndGet() % 250, ""));
    }

    private Refusal failure(String email, String password, Origin origin) {
        try {
            signIn.signIn(email, password, origin);
        } catch (Refusal refusal) {
            return refusal;
        }
        throw new AssertionError("that signed in");
    }
}
