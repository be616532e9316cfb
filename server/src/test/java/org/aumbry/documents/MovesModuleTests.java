package org.aumbry.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.aumbry.access.Effect;
import org.aumbry.access.GrantSpec;
import org.aumbry.access.Grants;
import org.aumbry.access.Subject;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.spaces.JoinMode;
import org.aumbry.spaces.Memberships;
import org.aumbry.spaces.SpaceId;
import org.aumbry.spaces.SpaceSettings;
import org.aumbry.spaces.Spaces;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

/** Moving, copying, rights of their own: what each does to who sees what, at once. */
@AumbryTest
class MovesModuleTests {

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
    @Autowired Grants grants;
    @Autowired Downloads downloads;
    @Autowired @Qualifier("documentShareable") ItemShareable shareableDocuments;
    @Autowired @Qualifier("folderShareable") ItemShareable shareableFolders;

    private void as(Person person, Consumer<Principal> work) {
        world.as(person, who -> {
            work.accept(who);
            return null;
        });
    }

    private SpaceId space(Principal who, String name, Person... members) {
        var space = spaces.add(who, new SpaceSettings(name, "", JoinMode.INVITATION, false)).id();
        for (var member : members) {
            memberships.add(who, space, member.id());
        }
        return space;
    }

    private DocumentId put(Principal who, Place place, String name) {
        var text = new ByteArrayInputStream(("content of " + name).getBytes(StandardCharsets.UTF_8));
        return uploads.put(who, place, name, "", text).document();
    }

    private boolean sees(Person person, DocumentId document) {
        return world.as(person, who -> !documents.these(who, List.of(document)).isEmpty());
    }

    private static void refused(Refusal.Code code, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    @Test
    void movingNarrowsAndWidensWhatOthersSeeAtOnce() {
        as(world.ana(), ana -> {
            var shared = space(ana, "Shared", world.bo());
            var closed = space(ana, "Closed");
            var folder = folders.add(ana, Place.in(shared), "f");
            var inner = folders.add(ana, folder.inside(), "g");
            var document = put(ana, inner.inside(), "deep.txt");
            assertThat(sees(world.bo(), document)).isTrue();
            var step = moves.move(ana, List.of(folder.ref()), Place.in(closed));
            assertThat(sees(world.bo(), document)).isFalse();
            assertThat(documents.get(ana, document).spaceId()).isEqualTo(closed);
            undo.undo(ana, step);
            assertThat(sees(world.bo(), document)).isTrue();
            refused(Refusal.Code.NOT_FOUND, () -> undo.undo(ana, step));
        });
    }

    @Test
    void bothEndsOfAMoveNeedTheRightToEdit() {
        as(world.ana(), ana -> {
            var mine = space(ana, "Mine");
            var shared = space(ana, "Ours", world.bo());
            var document = put(ana, Place.in(shared), "ours.txt");
            as(world.bo(), bo -> {
                refused(Refusal.Code.NOT_FOUND, () -> moves.move(bo, List.of(document.ref()), Place.in(mine)));
                refused(Refusal.Code.NOT_FOUND, () -> copies.copy(bo, List.of(document.ref()), Place.in(mine)));
            });
            as(world.dee(), dee -> {
                var theirs = space(dee, "Theirs");
                refused(Refusal.Code.NOT_FOUND, () -> moves.move(dee, List.of(document.ref()), Place.in(theirs)));
            });
        });
    }

    @Test
    void someoneWhoMayNotDownloadCannotCarryADocumentIntoTheirOwnDrive() {
        as(world.ana(), ana -> {
            var shared = space(ana, "No downloads", world.bo());
            var root = spaces.get(ana, shared).accessClass();
            grants.grant(ana, root, new GrantSpec(
                    Subject.user(world.bo().id()), Effect.DENY, Set.of(Permission.DOWNLOAD), null));
            var document = put(ana, Place.in(shared), "stay.txt");
            as(world.bo(), bo -> {
                var drive = Place.in(spaces.privateDrive(bo).id());
                refused(Refusal.Code.DENIED, () -> moves.move(bo, List.of(document.ref()), drive));
                refused(Refusal.Code.DENIED, () -> copies.copy(bo, List.of(document.ref()), drive));
                refused(Refusal.Code.DENIED, () -> downloads.open(bo, document, null));
            });
        });
    }

    @Test
    void aDocumentWithRightsOfItsOwnKeepsThemWhereverItGoes() {
        as(world.ana(), ana -> {
            var one = space(ana, "One");
            var two = space(ana, "Two", world.bo());
            var document = put(ana, Place.in(one), "own.txt");
            var own = shareableDocuments.ownClass(ana, document.value());
            grants.grant(ana, own, GrantSpec.allow(Subject.user(world.cy().id()), Set.of(Permission.VIEW)));
            assertThat(sees(world.cy(), document)).isTrue();
            moves.move(ana, List.of(document.ref()), Place.in(two));
            assertThat(sees(world.cy(), document)).isTrue();
            assertThat(sees(world.bo(), document)).isTrue();
            shareableDocuments.dropOwnClass(ana, document.value());
            assertThat(sees(world.cy(), document)).isFalse();
            assertThat(sees(world.bo(), document)).isTrue();
        });
    }

    @Test
    void cuttingAFolderOffHidesEverythingInItAndWhatComesLater() {
        as(world.ana(), ana -> {
            var shared = space(ana, "Cut", world.bo());
            var folder = folders.add(ana, Place.in(shared), "board");
            var inner = folders.add(ana, folder.inside(), "minutes");
            var before = put(ana, inner.inside(), "before.txt");
            var binned = put(ana, inner.inside(), "binned.txt");
            trash.put(ana, List.of(binned.ref()));
            var own = shareableFolders.ownClass(ana, folder.id().value());
            grants.breakInheritance(ana, own, false);
            var after = put(ana, inner.inside(), "after.txt");
            assertThat(sees(world.bo(), before)).isFalse();
            assertThat(sees(world.bo(), after)).isFalse();
            as(world.bo(), bo -> {
                assertThat(trash.list(bo, shared)).isEmpty();
                assertThat(folders.contents(bo, Place.in(shared)).folders()).isEmpty();
                refused(Refusal.Code.NOT_FOUND, () -> folders.get(bo, inner.id()));
            });
            shareableFolders.dropOwnClass(ana, folder.id().value());
            assertThat(sees(world.bo(), before)).isTrue();
            assertThat(sees(world.bo(), after)).isTrue();
        });
    }

    @Test
    void rightsInsideAFolderHangUnderTheFolderThatGetsItsOwn() {
        as(world.ana(), ana -> {
            var shared = space(ana, "Nested", world.bo());
            var folder = folders.add(ana, Place.in(shared), "outer");
            var document = put(ana, folder.inside(), "inner.txt");
            var inner = shareableDocuments.ownClass(ana, document.value());
            var outer = shareableFolders.ownClass(ana, folder.id().value());
            assertThat(grants.get(inner).parent()).isEqualTo(outer);
            grants.breakInheritance(ana, outer, false);
            assertThat(sees(world.bo(), document)).isFalse();
        });
    }

    @Test
    void aFolderGoesNeitherIntoItselfNorDeeperThanThirtyTwo() {
        as(world.ana(), ana -> {
            var top = Place.in(space(ana, "Deep"));
            var place = top;
            Folder last = null;
            for (int depth = 1; depth <= 32; depth++) {
                last = folders.add(ana, place, "d" + depth);
                place = last.inside();
            }
            var full = place;
            refused(Refusal.Code.CONFLICT, () -> folders.add(ana, full, "too deep"));
            var first = folders.contents(ana, top).folders().getFirst();
            var within = last.place();
            refused(Refusal.Code.CONFLICT, () -> moves.move(ana, List.of(first.ref()), within));
            var other = folders.add(ana, top, "other");
            refused(Refusal.Code.CONFLICT, () -> moves.move(ana, List.of(other.ref()), full));
            moves.move(ana, List.of(other.ref()), within);
            assertThat(folders.get(ana, other.id()).depth()).isEqualTo(32);
        });
    }

    @Test
    void aCopyIsAnotherDocumentUnderTheRightsOfItsNewPlace() {
        as(world.ana(), ana -> {
            var one = space(ana, "Source");
            var two = space(ana, "Target", world.bo());
            var folder = folders.add(ana, Place.in(one), "set");
            var document = put(ana, folder.inside(), "a.txt");
            copies.copy(ana, List.of(folder.ref()), Place.in(two));
            var copied = copies.copy(ana, List.of(folder.ref()), Place.in(two)).getFirst();
            assertThat(copied.title()).isEqualTo("set (2)");
            as(world.bo(), bo -> {
                var inside = folders.contents(bo, ((Folder) copied).inside()).documents().getFirst();
                assertThat(inside.id()).isNotEqualTo(document);
                assertThat(downloads.open(bo, inside.id(), null).content().stream()).hasContent("content of a.txt");
            });
            assertThat(sees(world.bo(), document)).isFalse();
        });
    }

    @Test
    void renamingCanBeTakenBackOnceAndByNobodyElse() {
        as(world.ana(), ana -> {
            var shared = space(ana, "Names", world.bo());
            var document = put(ana, Place.in(shared), "first.txt");
            var step = undo.rename(ana, document.ref(), "second.txt");
            as(world.bo(), bo -> refused(Refusal.Code.NOT_FOUND, () -> undo.undo(bo, step)));
            undo.undo(ana, step);
            assertThat(documents.get(ana, document).title()).isEqualTo("first.txt");
        });
    }

    @Test
    void onlyAdministratorsOfASpaceDeleteForGood() {
        as(world.ana(), ana -> {
            var shared = space(ana, "Erase", world.bo());
            var folder = folders.add(ana, Place.in(shared), "f");
            var document = put(ana, folder.inside(), "x.txt");
            shareableDocuments.ownClass(ana, document.value());
            as(world.bo(), bo -> {
                trash.put(bo, List.of(folder.ref()));
                refused(Refusal.Code.DENIED, () -> trash.erase(bo, List.of(folder.ref())));
                refused(Refusal.Code.NOT_FOUND, () -> trash.restore(bo, List.of(document.ref())));
            });
            trash.erase(ana, List.of(folder.ref()));
            assertThat(trash.list(ana, shared)).isEmpty();
            refused(Refusal.Code.NOT_FOUND, () -> trash.restore(ana, List.of(folder.ref())));
        });
    }

    @Test
    void aVersionBroughtBackIsANewVersionWithTheOldContent() {
        as(world.ana(), ana -> {
            var place = Place.in(space(ana, "Versions"));
            var document = put(ana, place, "v.txt");
            uploads.putVersion(ana, document, "v.txt",
                    new ByteArrayInputStream("newer".getBytes(StandardCharsets.UTF_8)));
            assertThat(documents.get(ana, document).currentVersion()).isEqualTo(2);
            var restored = documents.restore(ana, document, 1);
            assertThat(restored.number()).isEqualTo(3);
            assertThat(restored.restoredFrom()).isEqualTo(1);
            assertThat(downloads.open(ana, document, null).content().stream()).hasContent("content of v.txt");
            assertThat(downloads.open(ana, document, 2).content().stream()).hasContent("newer");
            refused(Refusal.Code.CONFLICT, () -> documents.restore(ana, document, 3));
            refused(Refusal.Code.NOT_FOUND, () -> documents.restore(ana, document, 9));
        });
    }
}
