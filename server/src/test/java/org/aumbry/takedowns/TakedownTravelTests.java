package org.aumbry.takedowns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.aumbry.documents.Copies;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Folder;
import org.aumbry.documents.Folders;
import org.aumbry.documents.Moves;
import org.aumbry.documents.Place;
import org.aumbry.documents.Trash;
import org.aumbry.documents.Undo;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.spaces.Spaces;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Browser;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One object that is taken down, while the folder around it travels. */
@AumbryTest
class TakedownTravelTests {

    @Autowired World world;
    @Autowired TakedownScene scene;
    @Autowired Spaces spaces;
    @Autowired Folders folders;
    @Autowired Moves moves;
    @Autowired Copies copies;
    @Autowired Trash trash;
    @Autowired Undo undo;

    private TakedownScene.Kept kept;
    private Person owner;
    private Browser reader;
    private Place space;
    private Place other;
    private Folder folder;
    private DocumentId document;

    @BeforeEach
    void aDocumentInAFolderOfASpace() {
        kept = scene.make();
        owner = kept.owner();
        reader = kept.reader();
        space = kept.space();
        other = kept.other();
        folder = kept.folder();
        document = kept.document();
    }

    @Test
    void whatIsDoneToTheFolderNeitherShowsNorFreesNorLosesIt() {
        var moved = as(who -> moves.move(who, List.of(folder.ref()), other));
        scene.takeDown(kept);
        scene.assertKept(kept);
        as(who -> {
            undo.undo(who, moved);
            return true;
        });
        scene.assertKept(kept);
        var copy = as(who -> copies.copy(who, List.of(folder.ref()), other)).getFirst();
        var copied = as(who -> folders.contents(who, ((Folder) copy).inside()).documents());
        assertThat(copied).extracting(each -> each.title()).containsExactly("Plain ledger.txt");
        as(who -> folders.rename(who, folder.id(), "Accounts"));
        as(who -> moves.move(who, List.of(folder.ref()), Place.in(spaces.publicDrive(who).id())));
        scene.assertKept(kept);
        as(who -> moves.move(who, List.of(folder.ref()), space));
        scene.assertKept(kept);

        var trashed = as(who -> trash.put(who, List.of(folder.ref())));
        assertThat(reader.get("/documents/" + document).status()).isEqualTo(404);
        assertThat(reader.get("/spaces/" + space.space() + "/trash").body()).contains("Accounts")
                .doesNotContain("Zanzibar");
        refused(who -> trash.erase(who, List.of(folder.ref())));
        as(who -> {
            undo.undo(who, trashed);
            return true;
        });
        scene.assertKept(kept);
        scene.lift(kept);
        as(who -> folders.rename(who, folder.id(), "Books"));
        scene.assertAsBefore(kept);
    }

    private void refused(Consumer<Principal> act) {
        assertThatThrownBy(() -> as(who -> {
            act.accept(who);
            return true;
        })).isInstanceOfSatisfying(Refusal.class, refusal ->
                assertThat(refusal.code()).isEqualTo(Refusal.Code.WITHHELD));
    }

    private <T> T as(Function<Principal, T> act) {
        return world.as(owner, act);
    }
}
