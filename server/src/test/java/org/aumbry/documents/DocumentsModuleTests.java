package org.aumbry.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.spaces.JoinMode;
import org.aumbry.spaces.Memberships;
import org.aumbry.spaces.Space;
import org.aumbry.spaces.SpaceSettings;
import org.aumbry.spaces.Spaces;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Documents, folders, versions and trash on the real database. */
@AumbryTest
class DocumentsModuleTests {

    @Autowired World world;
    @Autowired Spaces spaces;
    @Autowired Memberships memberships;
    @Autowired Folders folders;
    @Autowired Documents documents;
    @Autowired Uploads uploads;
    @Autowired Moves moves;
    @Autowired Copies copies;
    @Autowired Trash trash;
    @Autowired Undo undo;
    @Autowired Downloads downloads;

    private Space space(Principal who, String name) {
        return spaces.add(who, new SpaceSettings(name, "", JoinMode.INVITATION, false));
    }

    private Filed put(Principal who, Place place, String name, String text) {
        return uploads.put(who, place, name, "", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void anUploadedDocumentIsThereWithItsReceiptAndContent() {
        world.as(world.ana(), ana -> {
            var space = space(ana, "Plans");
            var filed = put(ana, Place.in(space.id()), "plan.txt", "the plan");
            var document = documents.get(ana, filed.document());
            assertThat(document.title()).isEqualTo("plan.txt");
            assertThat(document.mediaType()).isEqualTo("text/plain");
            assertThat(filed.sha256()).hasSize(64);
            var download = downloads.open(ana, document.id(), null);
            assertThat(download.content().stream()).hasContent("the plan");
            return null;
        });
    }

    @Test
    void aTakenNameGetsANumberOnArrivalAndIsAConflictWhenTyped() {
        world.as(world.ana(), ana -> {
            var place = Place.in(space(ana, "Numbers").id());
            put(ana, place, "Plan.txt", "one");
            assertThat(put(ana, place, "plan.TXT", "two").title()).isEqualTo("plan (2).TXT");
            var third = put(ana, place, "other.txt", "three");
            assertThatThrownBy(() -> documents.rename(ana, third.document(), "PLAN.txt"))
                    .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(Refusal.Code.CONFLICT));
            return null;
        });
    }

    @Test
    void membersSeeWhatIsInTheirSpaceAndNobodyElseDoes() {
        var filed = world.as(world.ana(), ana -> {
            var space = space(ana, "Members only");
            memberships.add(ana, space.id(), world.bo().id());
            return put(ana, Place.in(space.id()), "inside.txt", "inside");
        });
        world.as(world.bo(), bo -> assertThat(documents.get(bo, filed.document()).title()).isEqualTo("inside.txt"));
        world.as(world.cy(), cy -> assertThatThrownBy(() -> documents.get(cy, filed.document()))
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(Refusal.Code.NOT_FOUND)));
        world.as(world.dee(), dee -> assertThatThrownBy(() -> documents.get(dee, filed.document()))
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(Refusal.Code.NOT_FOUND)));
    }

    @Test
    void trashedThingsComeBackToTheirPlaceOrTheNearestOneLeft() {
        world.as(world.ana(), ana -> {
            var top = Place.in(space(ana, "Bin").id());
            var outer = folders.add(ana, top, "outer");
            var inner = folders.add(ana, outer.inside(), "inner");
            var filed = put(ana, inner.inside(), "a.txt", "a");
            trash.put(ana, List.of(filed.document().ref()));
            trash.put(ana, List.of(inner.ref()));
            assertThat(trash.list(ana, top.space())).extracting(Item::ref)
                    .containsExactlyInAnyOrder(filed.document().ref(), inner.ref());
            trash.restore(ana, List.of(filed.document().ref()));
            assertThat(documents.get(ana, filed.document()).place()).isEqualTo(outer.inside());
            trash.restore(ana, List.of(inner.ref()));
            assertThat(folders.get(ana, inner.id()).place()).isEqualTo(outer.inside());
            return null;
        });
    }
}
