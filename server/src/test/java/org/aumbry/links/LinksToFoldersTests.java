package org.aumbry.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aumbry.access.Access;
import org.aumbry.access.Effect;
import org.aumbry.access.GrantSpec;
import org.aumbry.access.Grants;
import org.aumbry.access.Reach;
import org.aumbry.access.Shareable;
import org.aumbry.access.Subject;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Folder;
import org.aumbry.documents.Folders;
import org.aumbry.documents.Moves;
import org.aumbry.documents.Place;
import org.aumbry.documents.Trash;
import org.aumbry.documents.Uploads;
import org.aumbry.identity.Role;
import org.aumbry.journal.Journal;
import org.aumbry.journal.JournalCursor;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.UserId;
import org.aumbry.labels.LabelKind;
import org.aumbry.labels.Labels;
import org.aumbry.networks.NetworkPolicy;
import org.aumbry.networks.PolicyOption;
import org.aumbry.networks.PolicyValues;
import org.aumbry.spaces.JoinMode;
import org.aumbry.spaces.Space;
import org.aumbry.spaces.SpaceSettings;
import org.aumbry.spaces.Spaces;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Browser;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AumbryTest
class LinksToFoldersTests {

    private static final NewLink PLAIN = new NewLink(true, null, "", null);

    @Autowired
    private World world;

    @Autowired
    private Spaces spaces;

    @Autowired
    private Folders folders;

    @Autowired
    private Uploads uploads;

    @Autowired
    private Moves moves;

    @Autowired
    private Trash trash;

    @Autowired
    private Links links;

    @Autowired
    private Labels labels;

    @Autowired
    private Grants grants;

    @Autowired
    private Access access;

    @Autowired
    private List<Shareable> kinds;

    @Autowired
    private NetworkPolicy policy;

    @Autowired
    private Journal journal;

    private Person ana;
    private Person bo;
    private Space plans;
    private Folder tender;
    private Folder drafts;
    private DocumentId offer;
    private DocumentId wages;
    private DocumentId beside;

    @BeforeEach
    void aFolderWithThingsInAndBesideIt() {
        var tag = UUID.randomUUID().toString();
        ana = world.network("Folder links " + tag, "Ana Acosta", "ana-" + tag + "@acme.example");
        bo = world.add(ana, "Bo Berg", "bo-" + tag + "@acme.example", Role.MEMBER);
        allow(Map.of(PolicyOption.PUBLIC_LINKS, "on"));
        world.as(ana, who -> {
            plans = spaces.add(who, new SpaceSettings("Plans", "", JoinMode.INVITATION, false));
            tender = folders.add(who, Place.in(plans.id()), "Tender for the bridge");
            drafts = folders.add(who, tender.inside(), "Drafts of ours");
            offer = put(drafts.inside(), "Offer ten");
            wages = put(tender.inside(), "Wages two");
            beside = put(Place.in(plans.id()), "Beside one");
            return true;
        });
    }

    private DocumentId put(Place place, String title) {
        return world.as(ana, who -> {
            var words = new ByteArrayInputStream(("Words of " + title).getBytes(StandardCharsets.UTF_8));
            return uploads.put(who, place, title + ".txt", "", words).document();
        });
    }

    @Test
    void whoeverHoldsItSeesWhatLiesInTheFolderAndNothingBesideIt() {
        var made = make(tender.ref(), PLAIN);
        var stranger = world.browser();
        assertThat(stranger.get(made.path()).body()).contains("Ana Acosta").doesNotContain("Tender");
        for (var inside : List.of("/files", "/files/" + drafts.id(), "/documents/" + wages)) {
            assertThat(stranger.get(made.path() + inside).status()).isEqualTo(303);
        }
        assertThat(stranger.get(made.path() + "/documents/" + wages + "/download").status()).isEqualTo(404);

        open(stranger, made);
        assertThat(stranger.get(made.path() + "/document").location()).isEqualTo(made.path() + "/files");
        var root = stranger.get(made.path() + "/files");
        assertThat(root.status()).isEqualTo(200);
        assertThat(root.body())
                .contains("Tender for the bridge", "Drafts of ours", "Wages two", "/documents/" + wages + "/download")
                .doesNotContain("Beside one", "Offer ten", "Plans");
        assertThat(stranger.get(made.path() + "/files/" + drafts.id()).body())
                .contains("Drafts of ours", "Offer ten", "Tender for the bridge")
                .doesNotContain("Plans");
        assertThat(stranger.get(made.path() + "/documents/" + offer).body()).contains("Offer ten", "All files");
        assertThat(stranger.get(made.path() + "/documents/" + offer + "/download").bytes())
                .isEqualTo("Words of Offer ten".getBytes(StandardCharsets.UTF_8));

        for (var outside : List.of("/documents/" + beside, "/documents/" + beside + "/download",
                "/documents/" + beside + "/cover.jpg", "/documents/" + beside + "/pages/1.jpg",
                "/documents/" + beside + "/report", "/documents/" + UUID.randomUUID(),
                "/files/" + UUID.randomUUID(), "/files/" + plans.id(), "/download", "/pages/1.jpg")) {
            assertThat(stranger.get(made.path() + outside).status()).as(outside).isEqualTo(404);
        }
        assertThat(stranger.get(made.path() + "/documents/" + offer + "/report").status()).isEqualTo(200);

        List<Visit> visits = world.as(ana, who -> links.visits(who, made.link().id()));
        assertThat(visits)
                .singleElement()
                .satisfies(visit -> assertThat(visit.downloads()).isEqualTo(1));
        var entries = world.as(ana, who -> journal.ofUser(
                new UserId(made.link().id().value()), JournalCursor.newest(), 20));
        assertThat(entries).extracting(entry -> entry.verb())
                .contains("link.open", "document.open", "document.download", "access.view");
    }

    @Test
    void whatIsMovedOutTrashedOrTakenFromTheMakerIsGoneWithTheNextRequest() {
        var made = make(tender.ref(), PLAIN);
        var stranger = open(world.browser(), made);
        assertThat(stranger.get(made.path() + "/documents/" + wages).status()).isEqualTo(200);

        world.as(ana, who -> moves.move(who, List.of(wages.ref()), Place.in(plans.id())));
        assertThat(stranger.get(made.path() + "/documents/" + wages).status()).isEqualTo(404);
        assertThat(stranger.get(made.path() + "/files").body()).doesNotContain("Wages two");

        var late = put(tender.inside(), "Late three");
        assertThat(stranger.get(made.path() + "/files").body()).contains("Late three");
        deny(late.ref(), Subject.everyone());
        assertThat(stranger.get(made.path() + "/files").body()).doesNotContain("Late three");
        assertThat(stranger.get(made.path() + "/documents/" + late + "/download").status()).isEqualTo(404);

        world.as(ana, who -> trash.put(who, List.of(tender.ref())));
        assertThat(stranger.get(made.path() + "/files").status()).isEqualTo(404);
        assertThat(world.browser().get(made.path()).status()).isEqualTo(404);
    }

    @Test
    void nobodyComesBackThroughTheirOwnLinkToWhatWasTakenFromThem() {
        share(tender.ref(), bo);
        var made = world.as(bo, who -> links.make(who, tender.ref(), PLAIN));
        var stranger = open(world.browser(), made);
        assertThat(stranger.get(made.path() + "/files").body()).contains("Wages two");
        deny(wages.ref(), Subject.user(bo.id()));
        assertThat(stranger.get(made.path() + "/files").body()).contains("Drafts").doesNotContain("Wages two");
        assertThat(stranger.get(made.path() + "/documents/" + wages).status()).isEqualTo(404);
    }

    @Test
    void aLabelBindsSingleDocumentsInsideAndAWholeFolder() {
        var made = make(tender.ref(), PLAIN);
        var stranger = open(world.browser(), made);
        world.as(ana, who -> {
            var label = labels.list().stream().filter(each -> each.kind() == LabelKind.CONFIDENTIAL).findAny();
            labels.set(who, "document", wages.value(), label.orElseThrow().id(), "");
            return true;
        });
        assertThat(stranger.get(made.path() + "/files").body()).contains("Drafts").doesNotContain("Wages two");
        for (var address : List.of("", "/download", "/cover.jpg", "/report")) {
            assertThat(stranger.get(made.path() + "/documents/" + wages + address).status()).isEqualTo(404);
        }
        var browser = world.browserOf(ana);
        var refused = browser.json("POST", "/api/v1/documents/" + wages + "/links", "{}");
        assertThat(refused.status()).isBetween(403, 404);
    }

    @Test
    void reachAndAudienceCountItForEverythingInsideUntilItIsTakenBack() {
        assertThat(reach(offer.ref())).isNotEqualTo(Reach.LINK);
        var made = make(tender.ref(), PLAIN);
        assertThat(List.of(reach(tender.ref()), reach(offer.ref()), reach(wages.ref())))
                .containsOnly(Reach.LINK);
        assertThat(reach(beside.ref())).isNotEqualTo(Reach.LINK);
        var browser = world.browserOf(ana);
        assertThat(browser.get("/access/document/" + offer).body()).contains("Anyone with the link");
        assertThat(browser.get("/access/folder/" + tender.id()).body())
                .contains("/folders/" + tender.id() + "/links", "/links/" + made.link().id());
        assertThat(browser.get("/links").body()).contains("Tender for the bridge");
        assertThat(browser.post("/links/" + made.link().id() + "/revoke").status()).isEqualTo(303);
        assertThat(reach(offer.ref())).isNotEqualTo(Reach.LINK);
        assertThat(world.browser().get(made.path()).status()).isEqualTo(404);
    }

    @Test
    void viewOnlyPasswordAndCounterHoldForFoldersToo() {
        var made = make(tender.ref(), new NewLink(false, null, "plum jam keeps", 1));
        var stranger = world.browser();
        assertThat(stranger.post(made.path(), "password", "cherry").status()).isEqualTo(422);
        assertThat(stranger.post(made.path(), "password", "plum jam keeps").status()).isEqualTo(303);
        assertThat(stranger.get(made.path() + "/files").body()).doesNotContain("/download");
        assertThat(stranger.get(made.path() + "/documents/" + wages).body()).contains("looked at, not downloaded");
        assertThat(stranger.get(made.path() + "/documents/" + wages + "/download").status()).isEqualTo(403);
        assertThat(world.browser().post(made.path(), "password", "plum jam keeps").status()).isEqualTo(404);
    }

    @Test
    void theBudgetOfALinkEndsItsDownloads() {
        allow(Map.of(PolicyOption.PUBLIC_LINKS, "on", PolicyOption.BUDGET_FILES, "1"));
        var made = make(tender.ref(), PLAIN);
        var stranger = open(world.browser(), made);
        assertThat(stranger.get(made.path() + "/documents/" + wages + "/download").status()).isEqualTo(200);
        assertThat(stranger.get(made.path() + "/documents/" + offer + "/download").status()).isEqualTo(429);
    }

    @Test
    void aWholeSpaceCanBeLinkedByThoseWhoMayShareIt() {
        var answer = world.browserOf(ana).post("/spaces/" + plans.id() + "/links", "allow", "download");
        assertThat(answer.status()).isEqualTo(200);
        var live = world.as(ana, who -> links.of(who, plans.id().ref()));
        assertThat(live).hasSize(1);
        var made = make(plans.id().ref(), PLAIN);
        var stranger = open(world.browser(), made);
        assertThat(stranger.get(made.path() + "/files").body()).contains("Plans", "Beside one", "Tender");
        assertThat(stranger.get(made.path() + "/files/" + drafts.id()).body()).contains("Offer ten", "Tender");
        assertThat(stranger.get(made.path() + "/documents/" + offer).body())
                .contains(made.path() + "/files/" + drafts.id());
        assertThat(world.browserOf(bo).get("/spaces/" + plans.id()).status()).isNotEqualTo(200);
    }

    @Test
    void outsidersAndThoseWhoOnlyReadMakeNone() {
        for (var other : List.of(world.browserOf(bo), world.browserOf(world.dee()))) {
            for (var thing : List.of("folders/" + tender.id(), "spaces/" + plans.id())) {
                assertThat(other.json("POST", "/api/v1/" + thing + "/links", "{}").status()).isEqualTo(404);
                assertThat(other.get("/api/v1/" + thing + "/links").status()).isEqualTo(404);
                assertThat(other.post("/" + thing + "/links", "allow", "view").status()).isEqualTo(404);
            }
        }
        world.as(ana, who -> grants.grant(who, own(tender.ref()), new GrantSpec(
                Subject.user(bo.id()), Effect.ALLOW, EnumSet.of(Permission.VIEW), null)));
        assertThat(world.browserOf(bo).json("POST", "/api/v1/folders/" + tender.id() + "/links", "{}").status())
                .isEqualTo(403);
    }

    private MadeLink make(ObjectRef target, NewLink wanted) {
        return world.as(ana, who -> links.make(who, target, wanted));
    }

    private static Browser open(Browser stranger, MadeLink made) {
        assertThat(stranger.post(made.path()).status()).isEqualTo(303);
        return stranger;
    }

    private void share(ObjectRef object, Person person) {
        world.as(ana, who -> grants.grant(who, own(object), new GrantSpec(
                Subject.user(person.id()), Effect.ALLOW,
                EnumSet.of(Permission.VIEW, Permission.DOWNLOAD, Permission.SHARE), null)));
    }

    private void deny(ObjectRef object, Subject subject) {
        world.as(ana, who -> grants.grant(who, own(object), new GrantSpec(
                subject, Effect.DENY, EnumSet.of(Permission.VIEW), null)));
    }

    private AccessClass own(ObjectRef object) {
        var kind = kinds.stream().filter(each -> each.kind().equals(object.kind())).findAny().orElseThrow();
        return world.as(ana, who -> kind.ownClass(who, object.id()));
    }

    private int reach(ObjectRef object) {
        return world.as(ana, who -> {
            var kind = kinds.stream().filter(each -> each.kind().equals(object.kind())).findAny().orElseThrow();
            return access.reach(who, kind.find(who, object.id()).accessClass()).level();
        });
    }

    private void allow(Map<PolicyOption, String> chosen) {
        world.as(ana, who -> policy.become(who, new PolicyValues(chosen, Set.of())));
    }
}
