package org.aumbry.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Place;
import org.aumbry.documents.Uploads;
import org.aumbry.identity.Gate;
import org.aumbry.identity.Origin;
import org.aumbry.identity.Role;
import org.aumbry.identity.SignIn;
import org.aumbry.identity.SignInResult;
import org.aumbry.identity.Tokens;
import org.aumbry.networks.NetworkPolicy;
import org.aumbry.networks.PolicyOption;
import org.aumbry.networks.PolicyValues;
import org.aumbry.spaces.JoinMode;
import org.aumbry.spaces.SpaceSettings;
import org.aumbry.spaces.Spaces;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Browser;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Each rule fires, and its twin that stays just below does not. */
@AumbryTest
class DetectionTests {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String PAGE = "/admin/alerts";

    @Autowired World world;
    @Autowired Detection detection;
    @Autowired Findings findings;
    @Autowired NetworkPolicy policy;
    @Autowired Spaces spaces;
    @Autowired Uploads uploads;
    @Autowired SignIn signIn;
    @Autowired Gate gate;
    @Autowired Tokens tokens;
    @Autowired PolicyStoreAccess store;

    private Person ana;
    private Person bo;
    private Browser admin;
    private Browser member;
    private int before;
    private int known;

    @BeforeEach
    void aNetwork() {
        var tag = "watch" + NUMBER.incrementAndGet();
        ana = world.network("Watch " + tag, "Ana Watch", "ana-" + tag + "@watch.example");
        bo = world.add(ana, "Bo Watch", "bo-" + tag + "@watch.example", Role.MEMBER);
        admin = world.signIn(ana);
        member = world.signIn(bo);
        before = letters();
    }

    @Test
    void manyDocumentsTakenInAnHourAreTold() {
        choose(Map.of(PolicyOption.ALERT_DOWNLOADS, "5"));
        var documents = documents(5);
        for (int i = 0; i < 4; i++) {
            admin.get("/documents/" + documents.get(i) + "/download");
            admin.get("/documents/" + documents.get(i) + "/download");
        }
        assertThat(look()).as("four documents, twice each").isZero();
        admin.get("/documents/" + documents.get(4) + "/download");
        assertThat(look()).isEqualTo(1);
        assertThat(rules()).containsExactly(Finding.Rule.MASS_DOWNLOAD);
        assertThat(look()).as("found once").isZero();
        assertThat(letters() - before).as("one administrator, told once").isEqualTo(1);
        var page = admin.get(PAGE);
        assertThat(page.body()).contains("Ana Watch took 5 documents within an hour").contains("1 finding needs you");
        var id = page.find("/admin/alerts/([0-9a-f-]{36})/acknowledge");
        assertThat(admin.post(PAGE + "/" + id + "/acknowledge").status()).isEqualTo(303);
        assertThat(admin.get(PAGE).body()).contains("Looked at by Ana Watch").contains("Nothing needs you");
        assertThat(admin.post(PAGE + "/" + id + "/acknowledge").status()).isEqualTo(404);
    }

    @Test
    void manyRefusalsInAnHourAreTold() {
        choose(Map.of(PolicyOption.ALERT_DENIALS, "3"));
        member.get("/admin/people");
        member.get("/admin/groups");
        assertThat(look()).isZero();
        member.get("/admin/people");
        assertThat(look()).isEqualTo(1);
        var finding = world.as(ana, who -> findings.list(who, bo.id())).getFirst();
        assertThat(finding.rule()).isEqualTo(Finding.Rule.DENIAL_BURST);
        assertThat(finding.user()).isEqualTo(bo.id());
        assertThat(finding.count()).isEqualTo(3);
        assertThat(admin.get(PAGE + "?user=" + bo.id()).body()).contains("About Bo Watch only");
    }

    @Test
    void somethingSensitiveFromANewPlaceIsTold() {
        signedIn("198.51.100.7");
        makeKeyFrom("198.51.100.200");
        assertThat(look()).as("the same network").isZero();
        makeKeyFrom("203.0.113.5");
        assertThat(look()).isEqualTo(1);
        var finding = world.as(ana, who -> findings.list(who, bo.id())).getFirst();
        assertThat(finding.rule()).isEqualTo(Finding.Rule.NEW_PLACE);
        assertThat(finding.address()).isEqualTo("203.0.113.5");
    }

    @Test
    void aNewPlaceWithoutAnythingSensitiveIsNot() {
        signedIn("198.51.100.7");
        signedIn("203.0.113.5");
        assertThat(look()).isZero();
    }

    @Test
    void administrationOutsideOfWorkingHoursIsTold() {
        admin.post("/admin/groups", "name", "Day " + UUID.randomUUID());
        assertThat(look()).as("always within").isZero();
        int hour = Instant.now().atOffset(ZoneOffset.UTC).getHour();
        choose(Map.of(
                PolicyOption.WORK_FROM_HOUR, "" + (hour + 3) % 24,
                PolicyOption.WORK_TO_HOUR, "" + ((hour + 4) % 24 == 0 ? 24 : (hour + 4) % 24)));
        member.get("/spaces");
        admin.post("/admin/groups", "name", "Night " + UUID.randomUUID());
        assertThat(look()).isEqualTo(1);
        assertThat(rules()).containsExactly(Finding.Rule.OFF_HOURS);
    }

    @Test
    void hoursAndWeekendsAreThoseOfTheNetwork() {
        var office = new PolicyValues(Map.of(
                PolicyOption.WORK_FROM_HOUR, "8",
                PolicyOption.WORK_TO_HOUR, "18",
                PolicyOption.WORK_DAYS, "weekdays",
                PolicyOption.WORK_ZONE, "Europe/Paris"), Set.of());
        assertThat(DetectionRules.offHours(office, Instant.parse("2026-03-03T07:00:00Z"))).as("8:00 there").isFalse();
        assertThat(DetectionRules.offHours(office, Instant.parse("2026-03-03T06:59:00Z"))).isTrue();
        assertThat(DetectionRules.offHours(office, Instant.parse("2026-03-03T17:00:00Z"))).as("18:00 there").isTrue();
        assertThat(DetectionRules.offHours(office, Instant.parse("2026-03-07T10:00:00Z"))).as("Saturday").isTrue();
        assertThat(DetectionRules.offHours(PolicyValues.USUAL, Instant.parse("2026-03-07T03:00:00Z"))).isFalse();
        var night = new PolicyValues(
                Map.of(PolicyOption.WORK_FROM_HOUR, "22", PolicyOption.WORK_TO_HOUR, "6"), Set.of());
        assertThat(DetectionRules.offHours(night, Instant.parse("2026-03-03T23:00:00Z"))).isFalse();
        assertThat(DetectionRules.offHours(night, Instant.parse("2026-03-03T12:00:00Z"))).isTrue();
    }

    @Test
    void aBaitDocumentTellsWhoOpensIt() {
        var documents = documents(2);
        var bait = "https://localhost/documents/" + documents.getFirst();
        assertThat(admin.post(PAGE + "/honey/documents", "document", bait).status()).isEqualTo(303);
        assertThat(admin.post(PAGE + "/honey/documents", "document", bait).status()).as("already").isEqualTo(422);
        admin.get("/documents/" + documents.get(1));
        assertThat(look()).as("another document").isZero();
        assertThat(member.get("/documents/" + documents.getFirst()).status()).as("may not see it").isEqualTo(404);
        assertThat(look()).isEqualTo(1);
        admin.get("/documents/" + documents.getFirst() + "/download");
        assertThat(look()).as("another person").isEqualTo(1);
        assertThat(rules()).containsOnly(Finding.Rule.HONEY_DOCUMENT);
        assertThat(admin.get(PAGE).body()).contains("d0.txt").contains("Bo Watch opened or tried to open");
        var id = admin.get(PAGE).find("/honey/([0-9a-f-]{36})/remove");
        assertThat(admin.post(PAGE + "/honey/" + id + "/remove").status()).isEqualTo(303);
        assertThat(admin.post(PAGE + "/honey/documents", "document", "none").status()).isEqualTo(422);
        assertThat(admin.post(PAGE + "/honey/documents", "document", UUID.randomUUID().toString()).status())
                .isEqualTo(422);
    }

    @Test
    void aBaitKeyOpensNothingAndTellsAtOnce() {
        var plain = admin.post("/account/tokens", "name", "Backup", "scopes", "read", "days", "30")
                .find("(aum[a-zA-Z0-9_.-]{20,})");
        var bait = admin.post(PAGE + "/honey/tokens", "name", "old backup script").find("(aum[a-zA-Z0-9_.-]{20,})");
        assertThat(with(plain)).isEqualTo(200);
        assertThat(rules()).isEmpty();
        assertThat(with(bait)).as("as any key nobody knows").isEqualTo(401);
        assertThat(with(bait)).isEqualTo(401);
        assertThat(rules()).containsExactly(Finding.Rule.HONEY_TOKEN);
        assertThat(store.rows(ana.tenant(), "select 1 from journal_entry where reason = 'honey-token'")).hasSize(2);
        assertThat(letters() - before).isEqualTo(1);
    }

    @Test
    void onlyAdministratorsSeeFindingsAndBait() {
        assertThat(member.get(PAGE).status()).isEqualTo(404);
        assertThat(member.post(PAGE + "/honey/tokens", "name", "x").status()).isEqualTo(404);
        assertThat(member.post(PAGE + "/honey/documents", "document", "x").status()).isEqualTo(404);
        assertThat(world.browserOf(world.dee()).get(PAGE).body()).doesNotContain("Watch");
        assertThat(member.get("/").body()).doesNotContain(PAGE);
    }

    private int letters() {
        return store.rows(ana.tenant(), "select 1 from letter").size();
    }

    /** How many findings are new since this was asked before; the job that looks every minute may have been quicker. */
    private int look() {
        world.in(ana.tenant(), detection::look);
        int all = store.rows(ana.tenant(), "select 1 from finding").size();
        int fresh = all - known;
        known = all;
        return fresh;
    }

    private List<Finding.Rule> rules() {
        return world.as(ana, who -> findings.list(who, null)).stream().map(Finding::rule).toList();
    }

    private void choose(Map<PolicyOption, String> values) {
        world.as(ana, who -> policy.become(who, new PolicyValues(values, Set.of())));
    }

    private List<DocumentId> documents(int many) {
        var documents = new ArrayList<DocumentId>();
        world.as(ana, who -> {
            var space = spaces.add(who, new SpaceSettings("Files", "", JoinMode.INVITATION, false));
            for (int i = 0; i < many; i++) {
                var bytes = new ByteArrayInputStream(("document " + i).getBytes());
                documents.add(uploads.put(who, Place.in(space.id()), "d" + i + ".txt", "", bytes).document());
            }
            return true;
        });
        return documents;
    }

    private String signedIn(String address) {
        var result = signIn.signIn(bo.email(), bo.password(), new Origin(address, "test"));
        return ((SignInResult.Done) result).signedIn().cookie();
    }

    private void makeKeyFrom(String address) {
        var who = gate.bySession(signedIn(address), new Origin(address, "test")).orElseThrow().principal();
        world.in(ana.tenant(), () -> tokens.issue(who, "key", Set.of("read"), Duration.ofDays(1)));
    }

    private int with(String key) {
        return world.browser().with("Authorization", "Bearer " + key).get("/api/v1/spaces").status();
    }
}
