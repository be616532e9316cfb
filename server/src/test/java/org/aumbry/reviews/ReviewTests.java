package org.aumbry.reviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.aumbry.access.GrantSpec;
import org.aumbry.access.Grants;
import org.aumbry.access.Subject;
import org.aumbry.crypto.Ed25519;
import org.aumbry.documents.Documents;
import org.aumbry.documents.Place;
import org.aumbry.documents.Uploads;
import org.aumbry.identity.Role;
import org.aumbry.journal.Journal;
import org.aumbry.journal.JournalCursor;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Refusal;
import org.aumbry.networks.NetworkSigning;
import org.aumbry.spaces.JoinMode;
import org.aumbry.spaces.Memberships;
import org.aumbry.spaces.Space;
import org.aumbry.spaces.SpaceSettings;
import org.aumbry.spaces.Spaces;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

@AumbryTest
class ReviewTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired World world;
    @Autowired Spaces spaces;
    @Autowired Memberships memberships;
    @Autowired Grants grants;
    @Autowired Uploads uploads;
    @Autowired Documents documents;
    @Autowired Campaigns campaigns;
    @Autowired Reports reports;
    @Autowired UnusedGrants unused;
    @Autowired Closing closing;
    @Autowired ReviewProbe probe;
    @Autowired UnusedProbe unusedProbe;
    @Autowired ReviewRows rows;
    @Autowired Journal journal;

    private Person owner;
    private Person lead;
    private Person member;
    private Person guest;
    private Space space;

    @BeforeEach
    void aSpaceWithPeopleInIt() {
        var tag = UUID.randomUUID().toString().substring(0, 8);
        owner = world.network("Review " + tag, "Ana " + tag, "ana-" + tag + "@review.example");
        lead = world.add(owner, "Lea " + tag, "lea-" + tag + "@review.example", Role.MEMBER);
        member = world.add(owner, "Bo " + tag, "bo-" + tag + "@review.example", Role.MEMBER);
        guest = world.add(owner, "Cy " + tag, "cy-" + tag + "@review.example", Role.GUEST);
        space = world.as(lead, who -> {
            var made = spaces.add(who, new SpaceSettings("Plans", "", JoinMode.INVITATION, false));
            memberships.add(who, made.id(), member.id());
            memberships.add(who, made.id(), guest.id());
            return made;
        });
    }

    private CampaignId start(Scope scope, Person... reviewers) {
        return world.as(owner, who -> campaigns.start(who, new NewCampaign(
                "Spring", scope, scope == Scope.SPACE ? space.id() : null,
                List.of(reviewers).stream().map(Person::id).toList(), 14)));
    }

    private Map<String, ReviewItem> items(Person reviewer, CampaignId id) {
        return world.as(reviewer, who -> campaigns.items(who, id)).stream().collect(Collectors.toMap(
                item -> item.subject().id() == null ? "everyone" : item.subject().id().toString(), item -> item));
    }

    private boolean sees(Person person) {
        return world.as(person, who -> spaces.drives(who).size() + spaces.inside(who).stream()
                .filter(each -> each.id().equals(space.id())).count() + seen(who)) > 0;
    }

    private long seen(org.aumbry.kernel.Principal who) {
        try {
            spaces.get(who, space.id());
            return 1;
        } catch (Refusal none) {
            return 0;
        }
    }

    @Test
    void aReviewIsStartedFoundAndDecidedOverTheApi() {
        var api = "/api/v1/reviews";
        var admin = world.signIn(owner);
        var reviewer = world.signIn(lead);
        var missing = reviewer.get(api + "/" + UUID.randomUUID());
        var started = admin.json(
                "POST", api, "{\"name\":\"Autumn\",\"scope\":\"space\",\"space\":\"" + space.id() + "\"}");
        assertThat(started.status()).isEqualTo(201);
        var id = started.find("\"id\":\"([0-9a-f-]{36})\"");
        assertThat(admin.get(api + "?all=true").body()).contains(id, "\"decided\":0,\"total\":3");
        assertThat(reviewer.get(api).body()).contains("\"name\":\"Autumn\"");
        var review = JSON.readTree(reviewer.get(api + "/" + id).body());
        assertThat(review.path("items")).hasSize(2).allSatisfy(item ->
                assertThat(item.path("outcome").asString()).isEqualTo("open"));
        var chosen = review.path("items").valueStream()
                .filter(item -> item.path("subject").path("id").asString().equals(guest.id().toString()))
                .findFirst().orElseThrow().path("id").asString();
        var body = "{\"decision\":\"revoke\",\"items\":[\"" + chosen + "\"]}";
        assertThat(reviewer.json("POST", api + "/" + id + "/decisions", body).body()).isEqualTo("{\"decided\":1}");
        assertThat(sees(guest)).isFalse();
        assertThat(reviewer.json("POST", api + "/" + id + "/decisions", "{}").status()).isEqualTo(422);
        assertThat(admin.json("POST", api, "{}").status()).isEqualTo(422);
        for (var outsider : List.of(world.signIn(member), world.browserOf(world.dee()))) {
            assertThat(outsider.get(api).body()).isEqualTo("{\"items\":[]}");
            assertThat(outsider.get(api + "/" + id).status()).isEqualTo(404);
            assertThat(outsider.get(api + "/" + id).body()).isEqualTo(missing.body());
            assertThat(outsider.json("POST", api + "/" + id + "/decisions", body).status()).isEqualTo(404);
        }
        assertThat(world.signIn(member).json("POST", api, "{\"name\":\"Mine\"}").status()).isEqualTo(404);
        assertThat(world.signIn(member).get(api + "?all=true").status()).isEqualTo(404);
        assertThat(world.browser().get(api).status()).isEqualTo(401);
    }

    @Test
    void reviewersAreSearchedForAmongHoweverManyThereAre() {
        var admin = world.signIn(owner);
        var found = admin.post("/admin/reviews", "name", "Half <typed>", "days", "30", "find", "lea",
                "finding", "reviewers");
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.body()).contains("value=\"Half &lt;typed>\"", "value=\"30\"", "value=\"" + lead.id() + "\"")
                .doesNotContain("value=\"" + member.id() + "\"").doesNotContain("value=\"" + guest.id() + "\"");
        var kept = admin.post("/admin/reviews", "reviewers", lead.id().toString(), "find", member.email(),
                "finding", "reviewers");
        assertThat(kept.find("value=\"" + lead.id() + "\"( checked)")).isNotEmpty();
        assertThat(kept.body()).contains("value=\"" + member.id() + "\"");
        assertThat(admin.post("/admin/reviews", "find", "nobody like that", "finding", "reviewers").body())
                .contains("Nobody like that was found");
        assertThat(admin.get("/admin/reviews").body()).doesNotContain("Half");
        var leaving = "/admin/people/" + lead.id();
        assertThat(admin.post(leaving + "/deactivate", "find", "bo", "finding", "successor").body())
                .contains("value=\"" + member.id() + "\"").doesNotContain("value=\"" + lead.id() + "\"");
        assertThat(admin.post("/transfers", "kind", "network", "find", "lea", "finding", "person").body())
                .contains("value=\"" + lead.id() + "\"").doesNotContain("value=\"" + owner.id() + "\"");
        assertThat(admin.post("/transfers", "kind", "network").status()).as("nobody chosen").isEqualTo(422);
        assertThat(admin.post("/admin/provisioning/tokens", "name", "Entra", "find", "lea", "finding", "heir").body())
                .contains("value=\"Entra\"", "value=\"" + lead.id() + "\"");
        for (var path : List.of("/admin/reviews", leaving + "/deactivate", "/admin/provisioning/tokens")) {
            assertThat(world.signIn(member).post(path, "find", "a", "finding", "x").status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void theReviewerKeepsOrRevokesAndTheDeadlineRevokesTheRest() {
        var extra = world.as(lead, who -> grants.grant(who, space.accessClass(),
                GrantSpec.allow(Subject.everyone(), EnumSet.of(Permission.VIEW))));
        var id = start(Scope.SPACE);
        var found = items(lead, id);
        assertThat(found.keySet()).as("nobody reviews themselves").containsExactlyInAnyOrder(
                member.id().toString(), guest.id().toString(), "everyone");
        world.as(lead, who -> campaigns.decide(
                who, id, List.of(found.get(member.id().toString()).id()), Decision.KEEP));
        world.as(lead, who -> campaigns.decide(who, id, List.of(found.get("everyone").id()), Decision.REVOKE));
        assertThat(rows.rows(owner.tenant(), "select 1 from access_grant where id = ?", extra.value())).isEmpty();
        assertThat(sees(guest)).isTrue();
        assertThat(world.in(owner.tenant(), closing::closeDue)).isZero();

        late(id);
        assertThat(world.in(owner.tenant(), closing::closeDue)).isEqualTo(1);
        assertThat(sees(guest)).as("nobody decided about the guest").isFalse();
        assertThat(sees(member)).isTrue();
        assertThat(sees(lead)).as("a space keeps an administrator").isTrue();
        var report = world.as(owner, who -> reports.read(who, id));
        assertThat(report.path("counts").toString())
                .isEqualTo("{\"kept\":1,\"revoked\":1,\"revoked_undecided\":1,\"stayed_last\":1}");
        var entries = world.as(owner, who -> journal.ofObject(id.value(), JournalCursor.newest(), 50));
        assertThat(entries).extracting(entry -> entry.verb()).contains("review.start", "review.close")
                .filteredOn("review.decide"::equals).hasSize(4);
        assertThatThrownBy(() -> world.as(lead, who -> campaigns.decide(who, id, List.of(), Decision.KEEP)))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void theSignatureUnderTheReportHoldsUntilAnythingIsChanged() {
        var id = start(Scope.NETWORK);
        late(id);
        world.in(owner.tenant(), closing::closeDue);
        byte[] bytes = world.as(owner, who -> reports.signed(who, id));
        var envelope = JSON.readTree(bytes);
        var report = Base64.getDecoder().decode(envelope.path("report").asString());
        var key = Base64.getDecoder().decode(envelope.path("publicKey").asString());
        var signature = Base64.getDecoder().decode(envelope.path("signature").asString());
        var message = NetworkSigning.framed("aumbry-review-report-1", report);
        assertThat(Ed25519.verify(key, message, signature)).isTrue();
        report[10] ^= 1;
        assertThat(Ed25519.verify(key, NetworkSigning.framed("aumbry-review-report-1", report), signature)).isFalse();
        assertThat(world.in(owner.tenant(), probe::look).holds()).isTrue();
        rows.change(owner.tenant(), "update network_signing_key set public_key = ?", (Object) new byte[32]);
        assertThat(world.in(owner.tenant(), probe::look).holds()).isFalse();
    }

    @Test
    void theProbeSeesADeadlineNobodyObeys() {
        var id = start(Scope.NETWORK);
        assertThat(world.in(owner.tenant(), probe::look).holds()).isTrue();
        late(id);
        assertThat(world.in(owner.tenant(), probe::look).holds()).isFalse();
        world.in(owner.tenant(), closing::closeDue);
        assertThat(world.in(owner.tenant(), probe::look).holds()).isTrue();
    }

    @Test
    void guestsAloneAndNamedReviewers() {
        var id = start(Scope.GUESTS, member);
        assertThat(items(member, id).keySet()).containsExactly(guest.id().toString());
        assertThatThrownBy(() -> items(lead, id)).isInstanceOf(Refusal.class);
        var mine = world.as(member, who -> campaigns.mine(who));
        assertThat(mine).singleElement().satisfies(each -> assertThat(each.total()).isEqualTo(1));
        world.as(member, who -> campaigns.decide(
                who, id, List.of(items(member, id).get(guest.id().toString()).id()), Decision.REVOKE));
        assertThat(sees(guest)).isFalse();
    }

    @Test
    void whatNobodyUsedForNinetyDaysIsProposedAndRevoked() {
        var document = world.as(lead, who -> uploads.put(who, Place.in(space.id()), "Plan.txt", "",
                new ByteArrayInputStream("Plans.".getBytes(StandardCharsets.UTF_8))).document());
        rows.change(owner.tenant(), "update access_grant set granted_at = now() - interval '91 days'");
        var before = world.as(owner, who -> unused.list(who));
        assertThat(before).extracting(each -> each.grant().subject()).contains(Subject.user(guest.id()));
        var grant = before.stream().filter(each -> each.grant().subject().equals(Subject.user(guest.id()))).findFirst()
                .orElseThrow().grant().id();
        world.as(owner, who -> unused.revoke(who, Set.of(grant)));
        assertThat(sees(guest)).isFalse();

        world.as(lead, who -> grants.grant(who, space.accessClass(),
                GrantSpec.allow(Subject.user(guest.id()), EnumSet.of(Permission.VIEW, Permission.DOWNLOAD))));
        rows.change(owner.tenant(), "update access_grant set granted_at = now() - interval '91 days'");
        world.as(guest, who -> {
            journal.observe(who, "document.open", documents.get(who, document).ref());
            return true;
        });
        var after = world.as(owner, who -> unused.list(who));
        assertThat(after).extracting(each -> each.grant().subject()).doesNotContain(Subject.user(guest.id()));
        assertThatThrownBy(() -> world.as(owner, who -> unused.revoke(who, Set.of(grant)))).isInstanceOf(Refusal.class);
    }

    @Test
    void theProbeSeesGrantsThatNobodyHeeds() {
        rows.change(owner.tenant(), "update access_grant set granted_at = now() - interval '120 days'");
        var proposed = world.in(owner.tenant(), unusedProbe::look);
        assertThat(proposed.holds()).isTrue();
        assertThat(proposed.observed()).startsWith("1 grants are unused");
        rows.change(owner.tenant(), "update access_grant set granted_at = now() - interval '181 days'");
        assertThat(world.in(owner.tenant(), unusedProbe::look).holds()).isFalse();
    }

    @Test
    void thePagesWorkWithoutScriptsAndOutsidersSeeNone() {
        var ana = world.signIn(owner);
        assertThat(ana.post("/admin/reviews", "name", "", "scope", "network", "days", "14").status()).isEqualTo(422);
        assertThat(ana.post("/admin/reviews", "name", "=Spring", "scope", "space", "space", space.id().toString(),
                "days", "14").status()).isEqualTo(303);
        var lea = world.signIn(lead);
        var address = "/reviews/" + lea.get("/reviews").find("/reviews/([0-9a-f-]{36})");
        var page = lea.get(address);
        assertThat(page.body()).contains("Plans", member.name(), guest.name());
        var item = page.find("name=\"item\" value=\"([0-9a-f-]{36})\"");
        assertThat(lea.post(address + "/decide", "decision", "keep", "item", item).status()).isEqualTo(303);
        var id = CampaignId.parse(address.substring("/reviews/".length()));
        var report = "/admin/reviews/" + id;
        assertThat(ana.get(report).status()).as("while it runs").isEqualTo(404);
        for (var outsider : List.of(world.signIn(member), world.browserOf(world.dee()), world.signIn(guest))) {
            assertThat(outsider.get(address).status()).isEqualTo(404);
            assertThat(outsider.post(address + "/decide", "decision", "keep", "item", item).status()).isEqualTo(404);
            assertThat(outsider.get(report).status()).isEqualTo(404);
            assertThat(outsider.get(report + "/report.json").status()).isEqualTo(404);
            assertThat(outsider.get(report + "/report.csv").status()).isEqualTo(404);
        }
        assertThat(world.signIn(member).get("/admin/reviews").status()).isEqualTo(404);
        assertThat(world.signIn(member).get("/admin/reviews-unused").status()).isEqualTo(404);
        late(id);
        world.in(owner.tenant(), closing::closeDue);
        assertThat(ana.get(report).body()).contains("1 kept", member.name());
        assertThat(ana.get(report + "/report.json").body()).contains("aumbry-review-report-1");
        assertThat(ana.get(report + "/report.csv").body()).contains("\"subjectName\"", member.name());
        assertThat(ana.get("/admin/reviews-unused").status()).isEqualTo(200);
    }

    private void late(CampaignId id) {
        rows.change(owner.tenant(), "update review_campaign set deadline_at = now() - interval '2 hours' where id = ?",
                id.value());
    }
}
