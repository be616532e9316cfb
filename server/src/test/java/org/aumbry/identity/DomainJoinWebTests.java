package org.aumbry.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.aumbry.mail.LetterBox;
import org.aumbry.networks.NetworkPolicy;
import org.aumbry.networks.PolicyOption;
import org.aumbry.networks.PolicyValues;
import org.aumbry.networks.ProvenDomains;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Joining by an address of a proven domain, and what people wish not to have to do with. */
@AumbryTest
class DomainJoinWebTests {

    private static final String PASSWORD = "quince jelly in the attic";

    @Autowired World world;
    @Autowired LetterBox box;
    @Autowired NetworkPolicy policy;
    @Autowired ProvenDomains proven;
    @Autowired Users users;
    @Autowired IdentityStoreAccess store;
    @Autowired Afterwards afterwards;

    private Person owner;
    private String domain;

    @BeforeEach
    void aNetworkWithADomain() {
        store.forgetGuesses();
        var tag = UUID.randomUUID().toString().substring(0, 8);
        owner = world.network("Joining " + tag, "Ana Joining", "ana-" + tag + "@joining.example");
        domain = "j" + tag + ".example";
        proven.prove(owner, domain);
    }

    @Test
    void aMailedTokenAndAProvenDomainBringAPersonInOnce() {
        choose(PolicyOption.DOMAIN_JOIN, "open");
        var link = ask("pat@" + domain);
        assertThat(world.browser().get(link).body()).contains("pat@" + domain);
        assertThat(world.browser().post(link, "name", "Pat", "password", "short").status()).isEqualTo(422);
        var pat = world.browser();
        assertThat(pat.post(link, "name", "Pat", "language", "fr", "password", PASSWORD).status()).isEqualTo(303);
        assertThat(pat.get("/account").body()).contains("pat@" + domain);
        assertThat(world.browser().get(link).status()).isEqualTo(404);
        assertThat(world.browser().post("/sign-in", "email", "pat@" + domain, "password", PASSWORD).status())
                .isEqualTo(303);
        var user = world.in(owner.tenant(), () -> users.findByEmail("pat@" + domain)).orElseThrow();
        assertThat(user.role()).isEqualTo(Role.MEMBER);
        world.browser().post("/join", "email", "pat@" + domain);
        await(() -> box.last(owner.tenant(), "pat@" + domain).subject().startsWith("Vous êtes déjà"));
    }

    @Test
    void tricksWithTheAddressGetNoLetter() {
        choose(PolicyOption.DOMAIN_JOIN, "open");
        var tricks = new String[] {
            "pat+2@" + domain, "pat@sub." + domain, "pat@" + domain + ".evil.example", "pat@evil." + domain,
            "pat@evil.example@" + domain, "pat%evil.example@" + domain, "pat@" + domain.replace("j", "\u0458"),
            "p\u0430t@" + domain, "pat@" + domain.replace(".example", "-example.example"), "pat@other.example"
        };
        for (var trick : tricks) {
            assertThat(world.browser().post("/join", "email", trick).status()).as(trick).isEqualTo(200);
        }
        ask("PAT@" + domain.toUpperCase(java.util.Locale.ROOT));
        assertThat(store.rows(owner.tenant(), "select 1 from mailed_link where purpose = 'join'")).hasSize(1);
    }

    @Test
    void nobodyJoinsWhereTheNetworkDoesNotWantIt() {
        world.browser().post("/join", "email", "pat@" + domain);
        untilDone();
        choose(PolicyOption.DOMAIN_JOIN, "open");
        var link = ask("pat@" + domain);
        assertThat(store.rows(owner.tenant(), "select 1 from mailed_link")).hasSize(1);
        choose(PolicyOption.DOMAIN_JOIN, "off");
        assertThat(world.browser().post(link, "name", "Pat", "password", PASSWORD).status()).isEqualTo(404);
        choose(PolicyOption.DOMAIN_JOIN, "open");
        store.change(owner.tenant(), "update domain set state = 'lapsed'");
        assertThat(world.browser().get(link).status()).isEqualTo(404);
    }

    @Test
    void anAdministratorLooksFirstWhereTheNetworkWantsThat() {
        choose(PolicyOption.DOMAIN_JOIN, "approval");
        var link = ask("pat@" + domain);
        var pat = world.browser();
        var waiting = pat.post(link, "name", "Pat");
        assertThat(waiting.status()).isEqualTo(200);
        assertThat(pat.sessionCookie()).isEmpty();
        assertThat(world.in(owner.tenant(), () -> users.findByEmail("pat@" + domain))).isEmpty();
        var id = store.rows(owner.tenant(), "select id from join_request").getFirst().get("id");
        var ana = world.signIn(owner);
        assertThat(ana.get("/admin/people/requests").body()).contains("pat@" + domain);
        assertThat(world.browserOf(world.dee()).post("/admin/people/requests/" + id + "/approve").status())
                .isEqualTo(404);
        assertThat(world.browserOf(world.bo()).get("/admin/people/requests").status()).isEqualTo(404);
        assertThat(ana.post("/admin/people/requests/" + id + "/approve").status()).isEqualTo(303);
        assertThat(ana.post("/admin/people/requests/" + id + "/refuse").status()).as("decided").isEqualTo(404);
        var invitation = box.last(owner.tenant(), "pat@" + domain);
        assertThat(invitation.subject()).startsWith("You are invited");
        assertThat(pat.post(invitation.link(), "name", "Pat", "password", PASSWORD).status()).isEqualTo(303);
    }

    @Test
    void whoWantsToStandInNoDirectoryIsFoundByTheWholeAddressOnly() {
        var bo = world.add(owner, "Bo Joining", "bo@" + domain, Role.MEMBER);
        var browser = world.signIn(bo);
        assertThat(browser.get("/account/wishes").status()).isEqualTo(200);
        assertThat(browser.post("/account/wishes", "mails", "true").status()).isEqualTo(303);
        assertThat(browser.get("/account/wishes").body()).contains("checked");
        world.in(owner.tenant(), () -> {
            assertThat(users.search("Bo Join", 10)).isEmpty();
            assertThat(users.search("bo@" + domain, 10)).hasSize(1);
            return true;
        });
    }

    private String ask(String email) {
        var key = email.toLowerCase(java.util.Locale.ROOT);
        world.browser().post("/join", "email", email);
        await(() -> !box.of(owner.tenant(), key).isEmpty());
        return box.last(owner.tenant(), key).link();
    }

    /** What strangers asked for is done one after another, after they were answered. */
    private void untilDone() {
        var done = new AtomicBoolean();
        afterwards.run(() -> done.set(true));
        await(done::get);
    }

    private void choose(PolicyOption option, String value) {
        world.as(owner, who -> {
            var chosen = new HashMap<>(policy.values().chosen());
            chosen.put(option, value);
            policy.become(who, new PolicyValues(chosen, Set.of()));
            return true;
        });
    }

    private static void await(BooleanSupplier happened) {
        for (int i = 0; i < 1200 && !happened.getAsBoolean(); i++) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        assertThat(happened.getAsBoolean()).isTrue();
    }
}
