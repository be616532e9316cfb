package org.aumbry.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.aumbry.checkpoints.Superuser;
import org.aumbry.data.Cell;
import org.aumbry.data.DataFolder;
import org.aumbry.data.KeyScope;
import org.aumbry.data.KeyWithheldException;
import org.aumbry.data.Sealer;
import org.aumbry.data.TenantScope;
import org.aumbry.journal.JournalCursor;
import org.aumbry.journal.JournalFilter;
import org.aumbry.journal.JournalSearch;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Refusal;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Staff;
import org.aumbry.testing.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Those who run the installation: their door, their roster, their journal, and what takes two of them. */
@AumbryTest
class OperatorsTests {

    @Autowired
    World world;

    @Autowired
    Staff staff;

    @Autowired
    OperatorRoster roster;

    @Autowired
    Orders orders;

    @Autowired
    OperatorWork work;

    @Autowired
    InstallationJournal journal;

    @Autowired
    ToldProbe toldProbe;

    @Autowired
    JournalSearch search;

    @Autowired
    Sealer sealer;

    @Autowired
    DataFolder data;

    @Test
    void anOperatorComesInByPasskeyOnlyAndDoesNothingBeforeEverythingIsOnRecord() {
        var added = roster.add(null, "Olga", "olga-" + UUID.randomUUID() + "@operators.example");
        var passkey = staff.passkey();
        var browser = world.browser();
        assertThat(browser.get("/operators").location()).isEqualTo("/operators/sign-in");
        var question = unescaped(browser.get(added.path()).find("data-question=\"([^\"]+)\""));
        var joined = browser.post(added.path(), "answer", passkey.create(question));
        assertThat(joined.location()).isEqualTo("/operators");
        assertThat(joined.header("set-cookie").orElseThrow()).contains("HttpOnly", "Secure", "SameSite=Strict");
        assertThat(browser.get(added.path()).status()).as("the link is used up").isEqualTo(404);

        assertThat(browser.get("/operators").body()).contains("Not active yet", "another operator records it");
        assertThat(browser.get("/operators/orders").status()).isEqualTo(403);
        assertThat(browser.get("/operators/networks/" + world.acme()).status()).isEqualTo(403);
        browser.post("/operators/acknowledge");
        var until = Instant.now().plus(Duration.ofDays(30));
        roster.record(null, added.id(), RecordKind.COMPETENCE, "Trained", until);
        assertThat(browser.get("/operators").body()).contains("Not active yet");
        roster.record(null, added.id(), RecordKind.BACKGROUND_CHECK, "Checked", until);
        assertThat(browser.get("/operators").body()).contains(world.acme().toString());

        browser.post("/operators/sign-out");
        assertThat(browser.get("/operators").location()).isEqualTo("/operators/sign-in");
        var again = world.browser();
        var asked = again.get("/operators/sign-in/passkey").body();
        var answer = passkey.get(asked);
        assertThat(again.post("/operators/sign-in", "answer", answer).location()).isEqualTo("/operators");
        var replay = world.browser();
        assertThat(replay.post("/operators/sign-in", "answer", answer).location()).as("an answer counts once")
                .isNotEqualTo("/operators");
        assertThat(replay.cookie(Staff.COOKIE)).isEmpty();
        assertThat(world.browser().post("/operators/sign-in", "answer", "{}").status()).isEqualTo(422);
        assertThat(world.browser().post("/operators/sign-in", "answer", staff.passkey().get(
                world.browser().get("/operators/sign-in/passkey").body())).status()).isEqualTo(422);
    }

    @Test
    void whatIsOutOfDateClosesTheAccountUntilItIsRenewed() throws Exception {
        var member = staff.active("Pia");
        assertThat(roster.get(member.onDuty().id()).active()).isTrue();
        try (var superuser = Superuser.ofInstallation(data.path())) {
            superuser.run("update operator_record set expires_at = now() - interval '1 minute' where kind ="
                    + " 'background-check' and operator_id = '" + member.onDuty().id() + "'");
        }
        assertThat(roster.get(member.onDuty().id()).lacks()).containsExactly(RecordKind.BACKGROUND_CHECK);
        assertThat(member.browser().get("/operators/roster").status()).isEqualTo(403);
        assertThatThrownBy(() -> roster.record(member.onDuty(), member.onDuty().id(), RecordKind.BACKGROUND_CHECK,
                "Myself", Instant.now().plus(Duration.ofDays(9)))).isInstanceOf(Refusal.class);
    }

    @Test
    void anOperatorsSignInOpensNothingWhereMembersComeInAndIsWrittenDown() {
        var member = staff.active("Quinn");
        for (var path : new String[] {"/", "/documents/" + UUID.randomUUID(), "/api/v1/me", "/search?q=a", "/admin"}) {
            assertThat(member.browser().get(path).status()).as(path).isEqualTo(403);
        }
        assertThat(journal.before(Long.MAX_VALUE, 5)).allSatisfy(entry -> {
            assertThat(entry.verb()).isEqualTo("content.attempt");
            assertThat(entry.operator()).isEqualTo(member.onDuty().id());
        });
        var ana = world.browserOf(world.ana());
        assertThat(ana.get("/operators").location()).as("no member is an operator").isEqualTo("/operators/sign-in");
        assertThat(world.browserOf(world.dee()).get("/operators/journal").location()).isEqualTo("/operators/sign-in");
    }

    @Test
    void aSuspendedNetworkShowsEverybodyTheSameNeutralPageUntilTwoOperatorsResumeIt() {
        var tag = UUID.randomUUID();
        var admin = world.network("Paused " + tag, "Ana Paused", "ana-" + tag + "@paused.example");
        var browser = world.signIn(admin);
        var one = staff.active("Rosa");
        var two = staff.active("Sven");
        var page = "/operators/networks/" + admin.tenant();
        assertThat(one.browser().post(page + "/suspend", "reason", "").status()).isEqualTo(422);
        assertThat(one.browser().post(page + "/suspend", "reason", "Court order 7").status()).isEqualTo(303);
        var order = orders.newest().getFirst();
        assertThat(one.browser().post("/operators/orders/" + order.id() + "/confirm").status())
                .as("nobody confirms their own").isEqualTo(403);
        assertThat(browser.get("/").status()).isEqualTo(200);
        assertThat(two.browser().post("/operators/orders/" + order.id() + "/confirm").status()).isEqualTo(303);
        work.carryOut();
        var refused = browser.get("/");
        assertThat(refused.status()).isEqualTo(451);
        assertThat(refused.body()).contains("This network is suspended").doesNotContain("Court order");
        assertThat(world.browserOf(world.ana()).get("/").status()).as("other networks go on").isEqualTo(200);
        assertThat(one.browser().get(page).body()).contains("Suspended");

        var back = orders.propose(two.onDuty(), new Orders.Wish(
                Order.Kind.RESUME, admin.tenant(), null, Map.of("reason", "Lifted")));
        orders.confirm(one.onDuty(), back.id());
        work.carryOut();
        assertThat(browser.get("/").status()).isEqualTo(200);
        work.tell();
        work.tell();
        var told = world.in(admin.tenant(), () -> search.page(
                new JournalFilter(null, null, null, null, null, null, null, "suspend", ""), JournalCursor.newest(), 9));
        assertThat(told.entries()).extracting(each -> each.verb())
                .containsExactly("suspend.carry-out", "suspend.confirm", "suspend.propose");
        assertThat(told.entries().getLast().details())
                .containsEntry("reason", "Court order 7")
                .containsEntry("operator", "Rosa")
                .containsKey("installation-entry");
    }

    @Test
    void anEditOfTheInstallationsJournalIsFound() throws Exception {
        var member = staff.active("Tove");
        var entry = journal.record(new InstallationJournal.Act(
                member.onDuty(), null, "operator.try", new ObjectRef("operator", null), Map.of()));
        assertThat(journal.fault()).isEmpty();
        try (var superuser = Superuser.ofInstallation(data.path())) {
            var row = " where number = " + entry.number();
            superuser.run("update installation_entry set verb = 'operator.trick'" + row);
            assertThat(journal.fault()).hasValue(entry.number());
            assertThat(new ChainProbe(journal).look().holds()).isFalse();
            superuser.run("update installation_entry set verb = 'operator.try'" + row);
            assertThat(new ChainProbe(journal).look().holds()).isTrue();
            superuser.run("create table kept_mac as select entry_mac from installation_entry" + row);
            superuser.run("update installation_entry set entry_mac = decode(repeat('00', 16), 'hex')" + row);
            assertThat(journal.fault()).hasValue(entry.number());
            superuser.run("update installation_entry set entry_mac = (select entry_mac from kept_mac)" + row);
            superuser.run("drop table kept_mac");
            assertThat(journal.fault()).isEmpty();
        }
    }

    @Test
    void workForAnOperatorIsLentNoKeyToContentWhateverItEnters() {
        var cell = new Cell("probe", UUID.randomUUID(), "value_sealed");
        var sealed = world.in(world.acme(), () -> sealer.seal(KeyScope.CONTENT, cell, "words"));
        assertThatThrownBy(() -> TenantScope.<String, RuntimeException>keyless(
                () -> world.in(world.acme(), () -> sealer.open(cell, sealed))))
                .isInstanceOf(KeyWithheldException.class);
        assertThatThrownBy(() -> TenantScope.<byte[], RuntimeException>keyless(
                () -> world.in(world.acme(), () -> sealer.seal(KeyScope.CONTENT, cell, "words"))))
                .isInstanceOf(KeyWithheldException.class);
        assertThat(world.in(world.acme(), () -> sealer.open(cell, sealed))).isEqualTo("words");
    }

    @Test
    void theProbesTurnWhenTheirControlIsBroken() throws Exception {
        var member = staff.active("Yara");
        var lacking = roster.add(null, "Zoe", "zoe-" + UUID.randomUUID() + "@operators.example").id();
        assertThat(new RosterProbe(roster).look().holds()).isTrue();
        assertThat(new RosterProbe(roster, each -> each.id().equals(lacking)).look().holds()).isFalse();

        journal.record(new InstallationJournal.Act(member.onDuty(), world.globex(), "operator.try",
                new ObjectRef("network", world.globex().value()), Map.of()));
        work.tell();
        assertThat(toldProbe.look().holds()).isTrue();
        try (var superuser = Superuser.ofInstallation(data.path())) {
            superuser.run("insert into operator_notice select number, '" + UUID.randomUUID() + "' from"
                    + " installation_entry where number = 1");
            superuser.run("create table kept_at as select at from installation_entry where number = 1");
            superuser.run("update installation_entry set at = now() - interval '2 minutes' where number = 1");
            assertThat(toldProbe.look().holds()).isFalse();
            superuser.run("delete from operator_notice where entry_number = 1");
            superuser.run("update installation_entry set at = (select at from kept_at) where number = 1");
            superuser.run("drop table kept_at");
        }
        assertThat(toldProbe.look().holds()).isTrue();
    }

    private static String unescaped(String attribute) {
        return attribute.replace("&#34;", "\"").replace("&quot;", "\"").replace("&amp;", "&");
    }
}
