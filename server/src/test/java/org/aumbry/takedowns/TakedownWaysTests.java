package org.aumbry.takedowns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.aumbry.documents.Copies;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Documents;
import org.aumbry.documents.Folder;
import org.aumbry.documents.Moves;
import org.aumbry.documents.NewUpload;
import org.aumbry.documents.Place;
import org.aumbry.documents.Trash;
import org.aumbry.documents.Undo;
import org.aumbry.documents.Uploads;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.links.Links;
import org.aumbry.links.NewLink;
import org.aumbry.snips.NewSnip;
import org.aumbry.snips.SnipId;
import org.aumbry.snips.Snips;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One object that is taken down: nothing can be done to it, and what was begun ends nowhere. */
@AumbryTest
class TakedownWaysTests {

    @Autowired World world;
    @Autowired TakedownScene scene;
    @Autowired Documents documents;
    @Autowired Uploads uploads;
    @Autowired Moves moves;
    @Autowired Copies copies;
    @Autowired Trash trash;
    @Autowired Undo undo;
    @Autowired Snips snips;
    @Autowired Links links;

    private TakedownScene.Kept kept;
    private Person owner;
    private Place other;
    private Folder folder;
    private DocumentId document;
    private DocumentId neighbour;
    private UUID snip;

    @BeforeEach
    void aDocumentInAFolderOfASpace() {
        kept = scene.make();
        owner = kept.owner();
        other = kept.other();
        folder = kept.folder();
        document = kept.document();
        neighbour = kept.neighbour();
        snip = kept.snip();
    }

    @Test
    void nothingDoneToItSucceedsAndWhatWasBegunEndsNowhere() {
        var renamed = as(who -> undo.rename(who, document.ref(), "Zanzibar book.txt"));
        var begun = as(who -> uploads.begin(
                who, new NewUpload(folder.inside(), document, "Next.txt", "", null, false, 4L)).id());
        var named = as(who -> uploads.begin(
                who, new NewUpload(folder.inside(), null, "Zanzibar book.txt", "", null, true, 4L)).id());
        scene.takeDown(kept);
        refused(who -> undo.undo(who, renamed));
        refused(who -> uploads.append(who, begun, 0, TakedownScene.bytes("next"), null));
        refused(who -> uploads.append(who, named, 0, TakedownScene.bytes("next"), null));
        refused(who -> uploads.putVersion(who, document, "Next.txt", TakedownScene.bytes("next")));
        refused(who -> documents.restore(who, document, 1));
        refused(who -> documents.rename(who, document, "Other.txt"));
        refused(who -> moves.move(who, List.of(document.ref()), other));
        refused(who -> copies.copy(who, List.of(document.ref()), other));
        refused(who -> copies.copy(who, List.of(neighbour.ref(), document.ref()), other));
        refused(who -> trash.put(who, List.of(neighbour.ref(), document.ref())));
        refused(who -> snips.add(who, new NewSnip(document, 2, 0, 6, "", "", "", List.of())));
        refused(who -> snips.remove(who, snips.get(who, new SnipId(snip)).id()));
        refused(who -> links.make(who, document.ref(), new NewLink(true, null, "", null)));
        var title = as(who -> documents.get(who, neighbour).title());
        assertThat(title).as("all or nothing").isEqualTo("Plain ledger.txt");
        scene.lift(kept);
        as(who -> {
            undo.undo(who, renamed);
            return true;
        });
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
