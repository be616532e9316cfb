package org.aumbry.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.aumbry.identity.EntryWay;
import org.aumbry.identity.Gate;
import org.aumbry.identity.Origin;
import org.aumbry.identity.Presence;
import org.aumbry.identity.Role;
import org.aumbry.identity.Sessions;
import org.aumbry.identity.Visit;
import org.aumbry.journal.AuditEntry;
import org.aumbry.journal.Journal;
import org.aumbry.journal.JournalCursor;
import org.aumbry.journal.Outcome;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.SessionId;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Browser;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Rules in force, on trial, taken back; each test has a network of its own. */
@AumbryTest
class FirewallTests {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String RULES = "/admin/firewall";

    @Autowired World world;
    @Autowired Firewall firewall;
    @Autowired FirewallTrial trial;
    @Autowired PendingChanges pending;
    @Autowired FirewallDoor door;
    @Autowired Sessions sessions;
    @Autowired Journal journal;
    @Autowired Gate gate;
    @Autowired Presence presence;
    @Autowired PolicyStoreAccess store;

    private Person ana;
    private Person bo;
    private Browser admin;
    private Browser member;

    @BeforeEach
    void aNetwork() {
        var tag = "fire" + NUMBER.incrementAndGet();
        ana = world.network("Fire " + tag, "Ana Fire", "ana-" + tag + "@fire.example");
        bo = world.add(ana, "Bo Fire", "bo-" + tag + "@fire.example", Role.MEMBER);
        admin = world.signIn(ana);
        member = world.signIn(bo);
    }

    @Test
    void aDraftChangesNothingUntilItIsPutInForce() {
        denyMembers();
        assertThat(member.get("/account").status()).isEqualTo(200);
        assertThat(admin.get(RULES).body()).contains("This is a draft").contains("Members");
        assertThat(admin.post(RULES + "/discard").status()).isEqualTo(303);
        assertThat(admin.get(RULES).body()).contains("No rules yet");
    }

    @Test
    void aRuleInForceEndsLiveSessionsKeysAndSignInsAndLeavesEvidence() {
        var key = member.post("/account/tokens", "name", "Backup", "scopes", "read", "days", "30")
                .find("(aum[a-zA-Z0-9_.-]{20,})");
        assertThat(withKey(key)).isEqualTo(200);
        var rule = denyMembers();
        commit();
        var refused = member.get("/spaces");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("ask an administrator").doesNotContain("Fire fire")
                .doesNotContain("Bo Fire");
        assertThat(member.get("/api/v1/spaces").status()).isEqualTo(403);
        assertThat(member.get("/sign-in").status()).as("public pages stay").isEqualTo(200);
        assertThat(withKey(key)).isEqualTo(403);
        var again = world.browser().post("/sign-in", "email", bo.email(), "password", bo.password());
        assertThat(again.status()).isEqualTo(401);
        assertThat(again.body()).contains("does not let you in");
        assertThat(admin.get("/account").status()).isEqualTo(200);
        assertThat(denials(rule)).hasSizeGreaterThanOrEqualTo(4).allSatisfy(entry -> {
            assertThat(entry.outcome()).isEqualTo(Outcome.DENIED);
            assertThat(entry.reason()).isEqualTo("firewall");
            assertThat(entry.user()).isEqualTo(bo.id());
            assertThat(entry.details()).containsKey("address");
        });
    }

    @Test
    void whatNobodyConfirmsIsTakenBackByTheNextRequestWithoutAnyJob() {
        denyMembers();
        commit();
        assertThat(member.get("/spaces").status()).isEqualTo(403);
        store.overdue(ana.tenant());
        assertThat(member.get("/spaces").status()).isEqualTo(200);
        assertThat(admin.get(RULES).body()).as("the tried rules are a draft again").contains("This is a draft");
        assertThat(world.in(ana.tenant(), pending::current)).isEmpty();
    }

    @Test
    void whatIsConfirmedStaysAndWhatIsTakenBackGoesAtOnce() {
        denyMembers();
        commit();
        var waiting = admin.get(RULES).find("/admin/changes/([0-9a-f-]{36})/confirm");
        assertThat(member.post("/admin/changes/" + waiting + "/roll-back").status()).isEqualTo(403);
        assertThat(admin.post("/admin/changes/" + waiting + "/confirm", "back", RULES).location()).isEqualTo(RULES);
        store.overdue(ana.tenant());
        assertThat(member.get("/spaces").status()).isEqualTo(403);
        var rule = admin.get(RULES).find("rules/([0-9a-f-]{36})/remove");
        assertThat(admin.post(RULES + "/rules/" + rule + "/remove").status()).isEqualTo(303);
        commit();
        assertThat(member.get("/spaces").status()).isEqualTo(200);
        var second = admin.get(RULES).find("/admin/changes/([0-9a-f-]{36})/roll-back");
        assertThat(admin.post("/admin/changes/" + second + "/roll-back", "back", RULES).status()).isEqualTo(303);
        assertThat(member.get("/spaces").status()).isEqualTo(403);
        assertThat(admin.post("/admin/changes/" + second + "/confirm").status()).as("over").isEqualTo(409);
    }

    @Test
    void nobodyCanLockThemselvesOut() {
        admin.post(RULES + "/rules", "effect", "deny", "on", "true");
        var refused = admin.post(RULES + "/commit", "minutes", "10");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("would keep you out");
        assertThat(admin.get("/account").status()).isEqualTo(200);
        assertThat(admin.get(RULES + "/trial").body()).contains("would keep you out");
    }

    @Test
    void whoeverMadeAChangeKeepsAWayBackFromThatSignInOnly() {
        admin.post(RULES + "/rules", "effect", "allow", "networks", "127.0.0.0/8 ::1", "on", "true");
        admin.post(RULES + "/rules", "effect", "deny", "on", "true");
        commit();
        var session = world.as(ana, sessions::list).getFirst().id();
        var other = new SessionId(UUID.randomUUID());
        assertThat(passes(session, RULES)).as("from elsewhere, to the page that takes it back").isTrue();
        assertThat(passes(session, "/admin/changes/x/roll-back")).isTrue();
        assertThat(passes(session, "/spaces")).isFalse();
        assertThat(passes(session, "/admin/firewallish")).isFalse();
        assertThat(passes(other, RULES)).isFalse();
        assertThat(passes(null, RULES)).isFalse();
        store.overdue(ana.tenant());
        assertThat(passes(other, "/spaces")).isTrue();
    }

    @Test
    void whoeverIsThereIsAskedAgainWhileSomethingGoesOn() {
        var here = new Origin("127.0.0.1", "test");
        var who = gate.bySession(member.sessionCookie(), here).orElseThrow().principal();
        assertThat(present(who)).isTrue();
        denyMembers();
        commit();
        assertThat(present(who)).as("kept out by a rule").isFalse();
        store.overdue(ana.tenant());
        assertThat(present(who)).isTrue();
        world.as(ana, administrator -> sessions.revokeAll(administrator, bo.id()));
        assertThat(present(who)).as("signed out").isFalse();
    }

    @Test
    void oneChangeWaitsAtATime() {
        denyMembers();
        commit();
        admin.post(RULES + "/rules", "effect", "deny", "roles", "guest", "on", "true");
        assertThat(admin.post(RULES + "/commit", "minutes", "10").status()).isEqualTo(409);

    }

    @Test
    void aTrialCountsWhomTheRulesWouldHaveKeptOut() {
        member.get("/documents/" + UUID.randomUUID());
        denyMembers();
        var result = world.as(ana, trial::run);
        assertThat(result.lines()).isNotEmpty().allSatisfy(line -> assertThat(line.user()).isEqualTo(bo.id()));
        assertThat(result.refused()).isPositive();
        assertThat(result.you()).isFalse();
        assertThat(result.people()).isEqualTo(2);
        assertThat(admin.get(RULES + "/trial").body()).contains("Bo Fire").contains("1 person");
        assertThat(member.get("/spaces").status()).as("nothing happened").isEqualTo(200);
    }

    @Test
    void rulesAreOrderedChangedAndRefusedWhenTheyMakeNoSense() {
        admin.post(RULES + "/rules", "effect", "deny", "networks", "192.0.2.0/24", "note", "first", "on", "true");
        admin.post(RULES + "/rules", "effect", "allow", "networks", "192.0.2.7", "note", "second", "on", "true");
        var second = rules().get(1).id();
        assertThat(admin.post(RULES + "/rules/" + second + "/up").status()).isEqualTo(303);
        assertThat(rules().getFirst().note()).isEqualTo("second");
        admin.post(RULES + "/rules/" + second + "/down");
        assertThat(rules().getFirst().note()).isEqualTo("first");
        var form = admin.get(RULES + "/rules/" + second);
        assertThat(form.body()).contains("192.0.2.7").contains("second");
        var wrong = admin.post(RULES + "/rules/" + second, "effect", "allow", "networks", "office", "on", "true");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("“office” is no address");
        assertThat(admin.post(RULES + "/rules", "effect", "deny", "from", "8 o'clock", "on", "true").status())
                .isEqualTo(422);
        assertThat(admin.post(RULES + "/rules/" + UUID.randomUUID() + "/up").status()).isEqualTo(404);
    }

    @Test
    void onlyAdministratorsSeeRules() {
        for (var other : List.of(member, world.browserOf(world.dee()))) {
            denyMembers();
            var id = rules().getFirst().id();
            var path = RULES + "/rules/" + id;
            assertThat(other.get(path).status()).isEqualTo(404);
            assertThat(other.post(path + "/remove").status()).isEqualTo(404);
        }
        assertThat(member.get(RULES).status()).isEqualTo(404);
        assertThatThrownBy(() -> world.as(bo, who -> {
            firewall.commit(who, 10);
            return true;
        })).isInstanceOf(Refusal.class);
    }

    private UUID denyMembers() {
        admin.post(RULES + "/rules", "effect", "deny", "roles", "member", "on", "true");
        return rules().getLast().id();
    }

    private void commit() {
        var answer = admin.post(RULES + "/commit", "minutes", "10");
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
    }

    private List<FirewallRule> rules() {
        return world.as(ana, who -> firewall.draft(who).rules());
    }

    private int withKey(String key) {
        return world.browser().with("Authorization", "Bearer " + key).get("/api/v1/spaces").status();
    }

    private boolean passes(@Nullable SessionId session, String path) {
        var visit = new Visit(ana.id(), Role.ADMIN, session, null, EntryWay.BROWSER, "198.51.100.1", path);
        return world.in(ana.tenant(), () -> {
            try {
                door.require(visit);
                return true;
            } catch (Refusal refused) {
                return false;
            }
        });
    }

    private boolean present(Principal who) {
        return world.in(ana.tenant(), () -> {
            try {
                presence.require(who);
                return true;
            } catch (Refusal refused) {
                return false;
            }
        });
    }

    private List<AuditEntry> denials(UUID rule) {
        return world.in(ana.tenant(), () -> journal.ofObject(rule, JournalCursor.newest(), 100));
    }
}
