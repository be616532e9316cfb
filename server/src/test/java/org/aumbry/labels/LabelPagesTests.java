package org.aumbry.labels;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import org.aumbry.access.Access;
import org.aumbry.access.Demand;
import org.aumbry.access.GrantSpec;
import org.aumbry.access.Grants;
import org.aumbry.access.Restriction;
import org.aumbry.access.Subject;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Folder;
import org.aumbry.documents.Folders;
import org.aumbry.documents.Place;
import org.aumbry.documents.Uploads;
import org.aumbry.identity.Role;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.spaces.JoinMode;
import org.aumbry.spaces.Space;
import org.aumbry.spaces.SpaceSettings;
import org.aumbry.spaces.Spaces;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Where a label is seen: as the reason of a refusal, in search, in lists, on the share page, in the X-ray. */
@AumbryTest
class LabelPagesTests {

    private static final String NAME = "Board only";

    @Autowired World world;
    @Autowired Labels labels;
    @Autowired LabelBook book;
    @Autowired Access access;
    @Autowired Grants grants;
    @Autowired Spaces spaces;
    @Autowired Folders folders;
    @Autowired Uploads uploads;

    private Person ana;
    private Person bo;
    private Person cy;
    private Space space;
    private Folder folder;
    private DocumentId inside;
    private Label label;

    @BeforeEach
    void aLabelledFolderInANetworkOfItsOwn() {
        var tag = UUID.randomUUID().toString();
        ana = world.network("Labels " + tag, "Ana Acosta", "ana-" + tag + "@acme.example");
        bo = world.add(ana, "Bo Berg", "bo-" + tag + "@acme.example", Role.MEMBER);
        cy = world.add(ana, "Cy Casal", "cy-" + tag + "@acme.example", Role.GUEST);
        world.as(ana, who -> {
            space = spaces.add(who, new SpaceSettings("Plans", "", JoinMode.INVITATION, false));
            folder = folders.add(who, Place.in(space.id()), "Budget");
            inside = put(who, folder.inside(), "lunch wages.txt");
            put(who, Place.in(space.id()), "lunch canteen.txt");
            for (var person : new Person[] {bo, cy}) {
                grants.grant(who, space.accessClass(), GrantSpec.allow(
                        Subject.user(person.id()), Set.of(Permission.VIEW, Permission.DOWNLOAD)));
            }
            label = book.add(who, NAME, 50, new Restriction(Set.of(Demand.NO_GUESTS, Demand.NO_DOWNLOAD), 0));
            labels.set(who, "folder", folder.id().value(), label.id(), "");
            return true;
        });
    }

    @Test
    void whyAndTheXRayNameTheLabelThatNarrowed() {
        var browser = world.signIn(ana);
        var people = "/access/document/" + inside + "/people";
        assertThat(browser.get(people + "?check=" + cy.email()).body()).contains("The label Board only narrows it.");
        var json = browser.get("/api/v1/access/document/" + inside + "/why?user=" + cy.id());
        assertThat(json.body()).contains("\"narrowedBy\":[\"" + label.id() + "\"]");

        assertThat(browser.get("/admin/people/" + bo.id() + "/rights").body())
                .contains("The label Board only narrows it.");
        assertThat(browser.get("/admin/x-ray/document/" + inside).body()).contains("The label Board only narrows it.");

        world.as(ana, who -> {
            var itsClass = labels.get(who, "document", inside.value()).object().accessClass();
            var ref = inside.ref();
            assertThat(access.why(who, cy.id(), Permission.VIEW, itsClass, ref).narrowed())
                    .containsExactly(label.id().value());
            assertThat(access.why(who, bo.id(), Permission.VIEW, itsClass, ref).allowed()).isTrue();
            var download = access.why(who, bo.id(), Permission.DOWNLOAD, itsClass, ref);
            assertThat(download.allowed()).isFalse();
            assertThat(download.narrowed()).containsExactly(label.id().value());
            assertThat(access.audience(who, itsClass, ref).members())
                    .allSatisfy(member -> assertThat(member.permissions()).doesNotContain(Permission.DOWNLOAD));
            return true;
        });
    }

    @Test
    void searchShowsAndNarrowsByLabelsAndCountsOnlyWhatIsSeen() {
        var browser = world.signIn(ana);
        var all = browser.get("/search?q=lunch");
        assertThat(all.body()).contains("Board only").contains("wages").contains("canteen");
        var narrowed = browser.get("/search?q=lunch&label=" + label.id()).body();
        assertThat(narrowed).contains("wages").doesNotContain("canteen");
        assertThat(browser.get("/api/v1/search?q=lunch&label=" + label.id()).body()).contains("\"total\":1");

        var guest = world.signIn(cy);
        assertThat(guest.get("/search?q=lunch").body()).contains("canteen").doesNotContain("Board only");
        assertThat(guest.get("/search?q=lunch&label=" + label.id()).body()).doesNotContain("wages");
    }

    @Test
    void listsNarrowByLabelAndTheSharePageShowsIt() {
        var browser = world.signIn(ana);
        var list = "/spaces/" + space.id();
        assertThat(browser.get(list).body()).contains("label=" + label.id()).contains("canteen").contains("Budget");
        assertThat(browser.get(list + "?label=" + label.id()).body()).contains("Budget").doesNotContain("canteen");
        assertThat(browser.get(list + "?label=" + UUID.randomUUID()).body()).contains("Budget").contains("canteen");
        assertThat(browser.get("/access/folder/" + folder.id()).body()).contains(NAME);
        assertThat(world.signIn(cy).get(list).body()).contains("canteen").doesNotContain(label.id().toString());
    }

    @Test
    void whoManagesAThingIsToldWhoOpenedItLast() {
        var browser = world.signIn(ana);
        var people = "/access/document/" + inside + "/people";
        assertThat(browser.get(people).body()).contains("Not that the journal knows");
        assertThat(world.signIn(bo).get("/documents/" + inside).status()).isEqualTo(200);
        assertThat(browser.get(people).body()).contains("Last opened").contains("now");
        assertThat(world.signIn(bo).get(people).body()).doesNotContain("Last opened");
    }

    private DocumentId put(Principal who, Place place, String name) {
        var words = new ByteArrayInputStream("Who pays for lunch".getBytes(StandardCharsets.UTF_8));
        return uploads.put(who, place, name, "", words).document();
    }
}
