package org.aumbry.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.aumbry.access.web.CsvSample;
import org.aumbry.documents.Place;
import org.aumbry.documents.Uploads;
import org.aumbry.identity.GroupKind;
import org.aumbry.identity.Groups;
import org.aumbry.identity.Role;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.spaces.JoinMode;
import org.aumbry.spaces.SpaceSettings;
import org.aumbry.spaces.Spaces;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Questions about rights: both ways, in the past, what became different; and who is told what. */
@AumbryTest
class XRayTests {

    private static final Set<Permission> READ = EnumSet.of(Permission.VIEW, Permission.DOWNLOAD);
    private static final String SECRET = "Quillon wage list";

    @Autowired
    private World world;

    @Autowired
    private XRay xRay;

    @Autowired
    private Grants grants;

    @Autowired
    private Groups groups;

    @Autowired
    private Spaces spaces;

    @Autowired
    private Uploads uploads;

    @Autowired
    private List<Shareable> shareables;

    private Person ana;
    private Person bo;
    private Person cy;
    private ObjectRef wages;

    @BeforeEach
    void bosSecretInANetworkOfAnas() {
        var tag = UUID.randomUUID().toString();
        ana = world.network("X-ray " + tag, "Ana Acosta", "ana-" + tag + "@acme.example");
        bo = world.add(ana, "Bo Berg", "bo-" + tag + "@acme.example", Role.MEMBER);
        cy = world.add(ana, "Cy Casal", "cy-" + tag + "@acme.example", Role.GUEST);
        wages = world.as(bo, who -> {
            var space = spaces.add(who, new SpaceSettings("Payroll", "", JoinMode.INVITATION, false));
            var words = new ByteArrayInputStream(new byte[] {'w'});
            return uploads.put(who, Place.in(space.id()), SECRET + ".txt", "", words).document().ref();
        });
    }

    @Test
    void theAdministratorIsToldWhoReachesWhatButNoTitleTheyMayNotSee() {
        assertThat(seenBy(bo, null)).contains(wages.id());
        assertThat(seenBy(ana, null)).doesNotContain(wages.id());
        assertThat(audience(null)).containsExactly(bo.id().value());

        var browser = world.browserOf(ana);
        var person = browser.get("/admin/people/" + bo.id() + "/rights");
        assertThat(person.status()).as(person.body()).isEqualTo(200);
        assertThat(person.body()).contains("A document you may not open").doesNotContain(SECRET, "Payroll");
        var thing = browser.get("/admin/x-ray/document/" + wages.id());
        assertThat(thing.status()).as(thing.body()).isEqualTo(200);
        assertThat(thing.body()).contains("Bo Berg").doesNotContain(SECRET);
        assertThat(browser.get("/admin/people/" + bo.id() + "/rights.json").body()).contains(wages.id().toString());
        assertThat(browser.get("/admin/people/" + bo.id() + "/rights.csv").body())
                .contains(wages.id().toString())
                .doesNotContain(SECRET);
        assertThat(browser.get("/admin/x-ray?q=Bo+Berg").location()).isEqualTo("/admin/people/" + bo.id() + "/rights");
        assertThat(browser.get("/admin/x-ray?q=https://x/documents/" + wages.id()).location())
                .isEqualTo("/admin/x-ray/document/" + wages.id());
    }

    @Test
    void aDateInThePastShowsWhatHeldThen() {
        var before = moment();
        var grant = share(Subject.user(cy.id()));
        var during = moment();
        world.as(bo, who -> {
            grants.revoke(who, grant);
            return true;
        });
        var after = moment();

        assertThat(audience(before)).containsExactly(bo.id().value());
        assertThat(audience(during)).containsExactlyInAnyOrder(bo.id().value(), cy.id().value());
        assertThat(audience(after)).containsExactly(bo.id().value());
        assertThat(seenBy(cy, during)).containsExactly(wages.id());
        assertThat(seenBy(cy, after)).isEmpty();
        var mine = world.as(bo, who -> xRay.past(who, own(), wages, during));
        assertThat(mine.members()).hasSize(2);
        assertThatThrownBy(() -> world.as(ana, who -> xRay.past(who, own(), wages, during)))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void leavingAGroupShowsInThePastToo() {
        var legal = world.as(ana, who -> groups.create(who, GroupKind.PEOPLE, "Legal"));
        world.as(ana, who -> {
            groups.add(who, legal.id(), cy.id());
            return true;
        });
        share(Subject.group(legal.id()));
        var member = moment();
        world.as(ana, who -> {
            groups.remove(who, legal.id(), cy.id());
            return true;
        });
        assertThat(audience(member)).contains(cy.id().value());
        assertThat(audience(null)).doesNotContain(cy.id().value());

        var changes = world.as(ana, who -> xRay.changes(who, wages, member, null));
        assertThat(changes).hasSize(1).allSatisfy(change -> {
            assertThat(change.what()).isEqualTo(cy.id());
            assertThat(change.before()).isEqualTo(READ);
            assertThat(change.after()).isEmpty();
        });
        List<XRay.Change<Container>> lost = world.as(ana, who -> xRay.changes(who, cy.id(), member, null));
        assertThat(lost).hasSize(1);
        var page = world.browserOf(ana).get("/admin/x-ray/document/" + wages.id() + "?since=" + member);
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        assertThat(page.body()).contains("Cy Casal", "What became different");
    }

    @Test
    void onlyAdministratorsAskAboutAnyoneAndNobodyAsksAboutTheFuture() {
        for (var other : List.of(bo, cy, world.dee())) {
            assertThat(world.browserOf(other).get("/admin/x-ray/document/" + wages.id()).status()).isEqualTo(404);
            assertThat(world.browserOf(other).get("/admin/people/" + bo.id() + "/rights").status()).isEqualTo(404);
            assertThat(world.browserOf(other).get("/admin/people/" + bo.id() + "/rights.csv").status()).isEqualTo(404);
        }
        assertThatThrownBy(() -> world.as(ana, who -> xRay.audience(who, wages, Instant.now().plusSeconds(3600))))
                .hasMessageContaining("future");
    }

    @Test
    void cellsThatASpreadsheetWouldRunAreDisarmed() {
        var csv = CsvSample.of("=1+1", "a \"b\"");
        assertThat(csv).isEqualTo("\"'=1+1\",\"a \"\"b\"\"\"\r\n");
    }

    @Test
    void sharingIsPreviewedBeforeItHappensAndTheRulesHoldThere() {
        var browser = world.browserOf(bo);
        var address = "/access/document/" + wages.id();
        var preview = browser.post(address + "/preview", "who", cy.email(), "role", "read");
        assertThat(preview.status()).as(preview.body()).isEqualTo(200);
        assertThat(preview.body()).contains("Newly visible to 1 person", "Cy Casal");
        assertThat(audience(null)).containsExactly(bo.id().value());
        var again = browser.post(address + "/grants", Map.of("who", cy.email(), "role", "read", "seen", "7"));
        assertThat(again.body()).contains("came or went");
        assertThat(audience(null)).containsExactly(bo.id().value());
        var done = browser.post(address + "/grants", Map.of("who", cy.email(), "role", "read", "seen", "1"));
        assertThat(done.status()).isEqualTo(303);
        assertThat(audience(null)).hasSize(2);
        var past = browser.get(address + "/people?at=2020-01-01T00:00");
        assertThat(past.status()).as(past.body()).isEqualTo(200);
    }

    @Test
    void someoneOutsideIsInvitedAsAGuestWithAnEnd() {
        var browser = world.browserOf(bo);
        var address = "/access/document/" + wages.id();
        var newcomer = "stranger-" + UUID.randomUUID() + "@elsewhere.example";
        var preview = browser.post(address + "/preview", "who", newcomer, "role", "read");
        assertThat(preview.body()).contains("1 of them outside", "invited as a guest");
        var done = browser.post(address + "/grants", Map.of("who", newcomer, "role", "read", "seen", "1"));
        assertThat(done.status()).as(done.body()).isEqualTo(200);
        assertThat(done.body()).contains("/join/");
    }

    @Test
    void rolesAndRulesHaveTheirPages() {
        var browser = world.browserOf(ana);
        assertThat(browser.post("/admin/roles", "name", "Auditors", "verb", "download").status()).isEqualTo(303);
        assertThat(browser.get("/admin/roles").body()).contains("Auditors");
        assertThat(browser.post("/admin/sharing", "whose", "member", "target", "everyone", "effect", "deny").status())
                .isEqualTo(303);
        assertThat(browser.get("/admin/sharing").body()).contains("Members may not share anything with everyone");
        assertThat(world.browserOf(bo).get("/access/document/" + wages.id()).body()).contains("Auditors");
        var refused = world.browserOf(bo).post(
                "/access/document/" + wages.id() + "/preview", "who", "Everyone in the network", "role", "view");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("rules of this network");
        for (var other : List.of(bo, world.dee())) {
            var theirs = world.browserOf(other);
            assertThat(theirs.get("/admin/roles").body()).doesNotContain("Auditors");
            assertThat(theirs.get("/admin/sharing").body()).doesNotContain("Members may not share");
        }
    }

    private Set<UUID> seenBy(Person person, Instant at) {
        return asAna(who -> xRay.things(who, person.id(), at, null, 1000)).stream()
                .map(seen -> seen.object().id())
                .collect(Collectors.toSet());
    }

    private Set<UUID> audience(Instant at) {
        return asAna(who -> xRay.audience(who, wages, at)).members().stream()
                .map(member -> member.user().value())
                .collect(Collectors.toSet());
    }

    private <T> T asAna(Function<Principal, T> question) {
        return world.as(ana, question);
    }

    private GrantId share(Subject subject) {
        return world.as(bo, who -> grants.grant(who, own(), GrantSpec.allow(subject, READ)));
    }

    private AccessClass own() {
        var documents = shareables.stream().filter(each -> each.kind().equals("document")).findAny().orElseThrow();
        return world.as(bo, who -> documents.ownClass(who, wages.id()));
    }

    private static Instant moment() {
        var now = Instant.now();
        while (!Instant.now().isAfter(now.plusNanos(2_000))) {
            Thread.onSpinWait();
        }
        return now;
    }
}
