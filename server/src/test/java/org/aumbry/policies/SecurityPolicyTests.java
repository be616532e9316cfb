package org.aumbry.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.aumbry.identity.Role;
import org.aumbry.kernel.Factor;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.SessionId;
import org.aumbry.networks.NetworkPolicy;
import org.aumbry.networks.PolicyOption;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Browser;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The security policy looked at, tried, changed, locked, measured. */
@AumbryTest
class SecurityPolicyTests {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String PAGE = "/admin/policy";

    @Autowired World world;
    @Autowired SecurityPolicy security;
    @Autowired NetworkPolicy policy;
    @Autowired PolicyStoreAccess store;

    private Person ana;
    private Browser admin;

    @BeforeEach
    void aNetwork() {
        var tag = "policy" + NUMBER.incrementAndGet();
        ana = world.network("Policy " + tag, "Ana Policy", "ana-" + tag + "@policy.example");
        admin = world.signIn(ana);
    }

    @Test
    void thePageShowsEveryOptionAndAReviewChangesNothing() {
        var page = admin.get(PAGE).body();
        for (var option : PolicyOption.values()) {
            assertThat(page).contains("name=\"" + option.stored() + "\"");
        }
        assertThat(page).contains("of 100");
        var review = admin.post(PAGE + "/review", "session-idle-minutes", "30", "public-links", "on");
        assertThat(review.status()).isEqualTo(200);
        assertThat(review.body()).contains("Stricter").contains("Weaker").contains("of 1 would end at once");
        assertThat(value(PolicyOption.PUBLIC_LINKS)).isEqualTo("off");
        assertThat(admin.post(PAGE + "/review", "session-idle-minutes", "1").status()).isEqualTo(422);
        assertThat(admin.post(PAGE + "/review", "old-client", "shout").status()).isEqualTo(422);
    }

    @Test
    void aChangeHoldsOnTrialAndEndsByTheClockAloneUnlessConfirmed() {
        assertThat(commit("session-idle-minutes", "30", "public-links", "on")).isEqualTo(303);
        assertThat(value(PolicyOption.PUBLIC_LINKS)).isEqualTo("on");
        assertThat(admin.get(PAGE).body()).contains("/admin/changes/");
        store.overdue(ana.tenant());
        assertThat(value(PolicyOption.PUBLIC_LINKS)).as("nobody and no job has looked yet").isEqualTo("off");
        assertThat(value(PolicyOption.SESSION_IDLE_MINUTES)).isEqualTo("720");
        assertThat(admin.get(PAGE).body()).doesNotContain("/admin/changes/");
        assertThat(store.rows(ana.tenant(), "select 1 from policy_option")).isEmpty();
        assertThat(store.rows(ana.tenant(), "select 1 from journal_entry where verb = 'change.expire'")).hasSize(1);
    }

    @Test
    void whatIsConfirmedStaysAndOneChangeWaitsAtATime() {
        commit("mail-titles", "on");
        assertThat(commit("guests", "off")).isEqualTo(409);
        var change = admin.get(PAGE).find("/admin/changes/([0-9a-f-]{36})/confirm");
        assertThat(admin.post("/admin/changes/" + change + "/confirm", "back", PAGE).location()).isEqualTo(PAGE);
        store.overdue(ana.tenant());
        assertThat(value(PolicyOption.MAIL_TITLES)).isEqualTo("on");
        assertThat(commit("mail-titles", "on")).as("nothing would change").isEqualTo(409);
    }

    @Test
    void aLockedOptionStaysUntilSomeoneSaysWhy() {
        assertThat(admin.post(PAGE + "/lock", "option", "guests").status()).isEqualTo(303);
        assertThat(commit("guests", "off")).isEqualTo(409);
        assertThat(admin.post(PAGE + "/review", "guests", "off").body()).contains("have to be unlocked first");
        assertThat(admin.get(PAGE).body()).contains("/admin/policy/unlock?option=guests");
        assertThat(admin.post(PAGE + "/unlock", "option", "guests", "reason", " ").status()).isEqualTo(422);
        assertThat(admin.post(PAGE + "/unlock", "option", "guests", "reason", "The audit is over").status())
                .isEqualTo(303);
        assertThat(commit("guests", "off")).isEqualTo(303);
        assertThat(store.rows(ana.tenant(), "select 1 from journal_entry where verb = 'policy.unlock'")).hasSize(1);
        assertThat(admin.get(PAGE + "/unlock?option=none").status()).isEqualTo(404);
    }

    @Test
    void presetsAreShownBeforeTheyAreTakenAndMeasured() {
        var preset = admin.get(PAGE + "/presets/strict");
        assertThat(preset.body()).contains("Preset “Strict”").contains("name=\"second-factor\" value=\"everyone\"");
        assertThat(admin.get(PAGE + "/presets?name=strict").location()).isEqualTo(PAGE + "/presets/strict");
        assertThat(admin.get(PAGE + "/presets/none").status()).isEqualTo(404);
        var csv = admin.get(PAGE + "/report.csv?preset=strict");
        assertThat(csv.header("Content-Disposition").orElse("")).startsWith("attachment");
        assertThat(csv.body()).startsWith("option,now,preset,measure,locked\r\n")
                .contains("second-factor,offered,everyone,weaker,false\r\n");
        assertThat(admin.get(PAGE + "/report.json?preset=strict").body())
                .contains("{\"option\":\"second-factor\",\"now\":\"offered\",\"preset\":\"everyone\",")
                .contains("\"measure\":\"weaker\"");
        assertThat(admin.get(PAGE + "/report?preset=strict").body()).contains("weaker");
    }

    @Test
    void oneClickRaisesTheScore() {
        int before = world.as(ana, security::posture).score();
        assertThat(before).isBetween(1, 99);
        assertThat(admin.post(PAGE + "/fix", "option", "second-factor").status()).isEqualTo(303);
        assertThat(value(PolicyOption.SECOND_FACTOR)).isEqualTo("administrators");
        assertThat(world.as(ana, security::posture).score()).isGreaterThan(before);
        assertThat(admin.post(PAGE + "/fix", "option", "none").status()).isEqualTo(404);
    }

    @Test
    void whoeverCameByPasswordCannotEndPasswords() {
        assertThat(commit("password-sign-in", "off")).isEqualTo(409);
        assertThat(value(PolicyOption.PASSWORD_SIGN_IN)).isEqualTo("on");
        var wanted = Map.of(PolicyOption.PASSWORD_SIGN_IN, "off");
        assertThatThrownBy(() -> world.in(ana.tenant(), () -> run(() -> security.commit(with(Factor.TOTP), wanted, 5))))
                .isInstanceOf(Refusal.class);
        world.in(ana.tenant(), () -> run(() -> security.commit(with(Factor.PASSKEY), wanted, 5)));
        assertThat(value(PolicyOption.PASSWORD_SIGN_IN)).isEqualTo("off");
        store.overdue(ana.tenant());
        assertThat(world.signIn(ana).get("/account").status()).as("ended by the clock").isEqualTo(200);
    }

    @Test
    void passwordsDoNotEndWhileAnotherAdministratorHasNothingElse() {
        var tag = UUID.randomUUID().toString().substring(0, 8);
        var other = world.add(ana, "Bo Policy", "bo-" + tag + "@policy.example", Role.ADMIN);
        var wanted = Map.of(PolicyOption.PASSWORD_SIGN_IN, "off");
        var review = world.in(ana.tenant(), () -> security.review(with(Factor.PASSKEY), wanted));
        assertThat(review.effects()).anyMatch(effect -> effect.message().equals("policies.forecast.shut-out"));
        assertThatThrownBy(() ->
                world.in(ana.tenant(), () -> run(() -> security.commit(with(Factor.PASSKEY), wanted, 5))))
                .isInstanceOfSatisfying(Refusal.class, refusal ->
                        assertThat(refusal.messageKey()).isEqualTo("policies.policy.shuts-out"));
        store.change(ana.tenant(), "update user_account set state = 'deactivated' where id = ?", other.id().value());
        world.in(ana.tenant(), () -> run(() -> security.commit(with(Factor.PASSKEY), wanted, 5)));
        assertThat(value(PolicyOption.PASSWORD_SIGN_IN)).isEqualTo("off");
    }

    @Test
    void aLoneAdministratorIsAFindingWithAWayToInviteAnother() {
        for (var path : List.of(PAGE, PAGE + "/report")) {
            assertThat(admin.get(path).body()).as(path).contains("href=\"/admin/people/invite?role=admin\"");
        }
        assertThat(admin.get(PAGE + "/report.csv").body()).contains("second-administrator,missing,wanted,weaker,false");
        assertThat(admin.get(PAGE + "/report.json").body()).contains("\"secondAdministratorWanted\":true");
        assertThat(admin.get("/admin/people/invite?role=admin").body()).contains("value=\"admin\" selected");
        int before = world.as(ana, security::posture).score();
        world.add(ana, "Bo Policy", "bo-" + UUID.randomUUID() + "@policy.example", Role.ADMIN);
        assertThat(world.as(ana, security::posture).score()).isGreaterThan(before);
        assertThat(admin.get(PAGE).body()).doesNotContain("invite?role=admin");
        assertThat(admin.get(PAGE + "/report.json").body()).contains("\"secondAdministratorWanted\":false");
    }

    @Test
    void anOldSignInIsLookedAtAgain() {
        store.change(ana.tenant(), "update session set proven_at = proven_at - interval '20 minutes'");
        assertThat(admin.post(PAGE + "/commit", "guests", "off", "minutes", "10").location()).startsWith("/step-up");
        assertThat(admin.post(PAGE + "/lock", "option", "guests").location()).startsWith("/step-up");
        assertThat(value(PolicyOption.GUESTS)).isEqualTo("on");
    }

    @Test
    void othersSeeNothingOfIt() {
        var bo = world.signIn(world.add(ana, "Bo Policy", "bo-" + UUID.randomUUID() + "@policy.example", Role.MEMBER));
        for (var path : List.of(PAGE, PAGE + "/report", PAGE + "/report.csv", PAGE + "/report.json",
                PAGE + "/presets/strict", PAGE + "/unlock?option=guests")) {
            assertThat(bo.get(path).status()).as(path).isEqualTo(404);
        }
        assertThat(bo.post(PAGE + "/review", "guests", "off").status()).isEqualTo(404);
        assertThat(bo.post(PAGE + "/commit", "guests", "off").status()).isEqualTo(404);
        assertThat(bo.post(PAGE + "/lock", "option", "guests").status()).isEqualTo(404);
        assertThat(bo.post(PAGE + "/fix", "option", "second-factor").status()).isEqualTo(404);
        assertThat(world.browserOf(world.dee()).get(PAGE).body()).doesNotContain(ana.name());
    }

    private Principal with(Factor factor) {
        return new Principal(ana.tenant(), ana.id(), false, true, new SessionId(UUID.randomUUID()), null,
                java.util.Set.of("read", "write", "admin"), "127.0.0.1",
                new Principal.Proof(java.util.Set.of(Factor.PASSWORD, factor), java.time.Instant.now()));
    }

    private static boolean run(Runnable work) {
        work.run();
        return true;
    }

    private int commit(String... fields) {
        return admin.post(PAGE + "/commit", fields).status();
    }

    private String value(PolicyOption option) {
        return world.in(ana.tenant(), policy::values).word(option);
    }
}
