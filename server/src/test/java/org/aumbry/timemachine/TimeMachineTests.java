package org.aumbry.timemachine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.aumbry.access.GrantSpec;
import org.aumbry.access.Grants;
import org.aumbry.access.Shareable;
import org.aumbry.access.Subject;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Documents;
import org.aumbry.documents.Folders;
import org.aumbry.documents.Moves;
import org.aumbry.documents.Place;
import org.aumbry.documents.Trash;
import org.aumbry.documents.Uploads;
import org.aumbry.identity.Role;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.labels.LabelKind;
import org.aumbry.labels.Labels;
import org.aumbry.spaces.JoinMode;
import org.aumbry.spaces.SpaceSettings;
import org.aumbry.spaces.Spaces;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A space as it was, what differs, bringing it back, all or in part, and taking that back. */
@AumbryTest
class TimeMachineTests {

    @Autowired World world;
    @Autowired Spaces spaces;
    @Autowired Folders folders;
    @Autowired Documents documents;
    @Autowired Uploads uploads;
    @Autowired Moves moves;
    @Autowired Trash trash;
    @Autowired TimeMachine machine;
    @Autowired Restores restores;
    @Autowired Copying copying;
    @Autowired Labels labels;
    @Autowired Grants grants;
    @Autowired List<Shareable> shareables;
    @Autowired JdbcClient db;
    @Autowired TransactionTemplate transaction;

    private Person owner;
    private Scope scope;
    private Place top;

    @BeforeEach
    void aSpace() {
        var tag = UUID.randomUUID().toString();
        owner = world.network("Time " + tag, "Ada Time", "ada-" + tag + "@time.example");
        top = as(who -> Place.in(spaces.add(who, new SpaceSettings("Plans", "", JoinMode.OPEN, true)).id()));
        scope = Scope.of(top.space());
    }

    private <T> T as(java.util.function.Function<Principal, T> work) {
        return world.as(owner, work);
    }

    private DocumentId put(Place place, String name, String text) {
        return as(who -> uploads.put(who, place, name, "", bytes(text)).document());
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A moment between what was done and what is done next, by the clock of the database. */
    private Instant now() {
        return Objects.requireNonNull(as(who -> transaction.execute(open ->
                        db.sql("select clock_timestamp()").query(OffsetDateTime.class).single())))
                .toInstant();
    }

    private Run restore(Instant at, Set<ObjectRef> chosen, boolean newer) {
        return as(who -> ended(who, restores.start(who, new Order(scope, at, chosen, newer))));
    }

    private Run ended(Principal who, RunId id) {
        var run = restores.get(who, id);
        while (!run.ended()) {
            Thread.onSpinWait();
            run = restores.get(who, id);
        }
        return run;
    }

    private List<String> titles(Place place) {
        return as(who -> Stream.concat(
                        folders.contents(who, place).folders().stream(),
                        folders.contents(who, place).documents().stream())
                .map(item -> item.title())
                .sorted()
                .toList());
    }

    @Test
    void aFolderIsSeenAsItWasAndWhatDiffersIsTold() {
        var folder = as(who -> folders.add(who, top, "Drafts"));
        var kept = put(folder.inside(), "kept.txt", "one");
        var gone = put(folder.inside(), "gone.txt", "two");
        var then = now();
        as(who -> documents.rename(who, kept, "renamed.txt"));
        as(who -> uploads.putVersion(who, kept, "kept.txt", bytes("other")));
        as(who -> trash.put(who, List.of(gone.ref())));
        put(folder.inside(), "new.txt", "three");

        var look = as(who -> machine.look(who, scope, then, folder.id().value()));
        assertThat(look.items()).extracting(Change::title).containsExactly("gone.txt", "kept.txt");
        assertThat(look.path()).extracting(Change::title).containsExactly("Drafts");

        var comparison = as(who -> machine.compare(who, scope, then));
        assertThat(comparison.count(Change.Kind.CREATED)).isEqualTo(1);
        assertThat(comparison.count(Change.Kind.REMOVED)).isEqualTo(1);
        assertThat(comparison.count(Change.Kind.RENAMED)).isEqualTo(1);
        assertThat(comparison.count(Change.Kind.CHANGED)).isEqualTo(1);
        assertThat(comparison.total()).isEqualTo(3);
        assertThat(comparison.shown()).allMatch(Change::mine);
    }

    @Test
    void everythingComesBackAsItWasAndTheRestoreCanBeTakenBack() {
        var drafts = as(who -> folders.add(who, top, "Drafts"));
        var one = put(drafts.inside(), "one.txt", "one");
        var two = put(top, "two.txt", "two");
        var then = now();
        as(who -> moves.move(who, List.of(one.ref()), top));
        as(who -> trash.put(who, List.of(drafts.ref())));
        as(who -> {
            trash.erase(who, List.of(drafts.ref()));
            return trash.put(who, List.of(two.ref()));
        });
        as(who -> {
            trash.erase(who, List.of(two.ref()));
            return null;
        });
        put(top, "two.txt", "another two");
        var after = titles(top);

        var run = restore(then, Set.of(), true);

        assertThat(run.failure()).isNull();
        assertThat(run.state()).isEqualTo(Run.State.DONE);
        assertThat(Objects.requireNonNull(run.result()).verified()).isTrue();
        assertThat(titles(top)).containsExactly("Drafts", "two.txt");
        assertThat(titles(drafts.inside())).containsExactly("one.txt");
        assertThat(as(who -> documents.get(who, two)).title()).isEqualTo("two.txt");
        assertThat(as(who -> machine.compare(who, scope, then)).total()).isZero();

        var undone = as(who -> ended(who, restores.undo(who, run.id())));
        assertThat(undone.failure()).isNull();
        assertThat(Objects.requireNonNull(undone.result()).verified()).isTrue();
        assertThat(titles(top)).isEqualTo(after);
        assertThatThrownBy(() -> as(who -> documents.get(who, two))).isInstanceOf(Refusal.class);
    }

    @Test
    void whatWasChosenComesBackWithTheFoldersAroundItAndNothingElse() {
        var around = as(who -> folders.add(who, top, "Around"));
        var inner = as(who -> folders.add(who, around.inside(), "Inner"));
        var wanted = put(inner.inside(), "wanted.txt", "wanted");
        var other = put(around.inside(), "other.txt", "other");
        var then = now();
        as(who -> trash.put(who, List.of(around.ref())));
        as(who -> {
            trash.erase(who, List.of(around.ref()));
            return null;
        });

        var run = restore(then, Set.of(wanted.ref()), false);

        assertThat(run.failure()).isNull();
        assertThat(titles(top)).containsExactly("Around");
        assertThat(titles(around.inside())).containsExactly("Inner");
        assertThat(titles(inner.inside())).containsExactly("wanted.txt");
        assertThatThrownBy(() -> as(who -> documents.get(who, other))).isInstanceOf(Refusal.class);
    }

    @Test
    void whatComesBackUnderANameThatIsTakenGetsANumber() {
        var first = put(top, "report.txt", "first");
        var then = now();
        as(who -> trash.put(who, List.of(first.ref())));
        var second = put(top, "report.txt", "second");

        var run = restore(then, Set.of(first.ref()), false);

        assertThat(run.failure()).isNull();
        assertThat(Objects.requireNonNull(run.result()).renamed()).isEqualTo(1);
        assertThat(run.result().verified()).as("it has another name").isFalse();
        assertThat(titles(top)).containsExactly("report (2).txt", "report.txt");
        assertThat(as(who -> documents.get(who, second)).title()).isEqualTo("report.txt");
    }

    @Test
    void namesThatWereSwappedAreSwappedBack() {
        var one = put(top, "a.txt", "a");
        var two = put(top, "b.txt", "b");
        var then = now();
        as(who -> documents.rename(who, one, "c.txt"));
        as(who -> documents.rename(who, two, "a.txt"));
        as(who -> documents.rename(who, one, "b.txt"));

        var run = restore(then, Set.of(), false);

        assertThat(run.failure()).isNull();
        assertThat(Objects.requireNonNull(run.result()).verified()).isTrue();
        assertThat(as(who -> documents.get(who, one)).title()).isEqualTo("a.txt");
        assertThat(as(who -> documents.get(who, two)).title()).isEqualTo("b.txt");
    }

    @Test
    void whatWasClosedToAManagerStaysClosedToThemAlsoInThePast() {
        var manager = world.add(owner, "Mia Time", "mia-" + UUID.randomUUID() + "@time.example", Role.MEMBER);
        var closed = as(who -> folders.add(who, top, "Closed"));
        put(closed.inside(), "secret.txt", "secret");
        var open = put(top, "open.txt", "open");
        as(who -> {
            var around = spaces.get(who, top.space()).accessClass();
            grants.grant(who, around, GrantSpec.allow(
                    Subject.user(manager.id()), EnumSet.allOf(Permission.class)));
            var own = shareables.stream()
                    .filter(each -> each.kind().equals("folder"))
                    .findFirst()
                    .orElseThrow()
                    .ownClass(who, closed.id().value());
            grants.breakInheritance(who, own, false);
            return true;
        });
        var then = now();
        as(who -> {
            trash.put(who, List.of(closed.ref(), open.ref()));
            trash.erase(who, List.of(closed.ref(), open.ref()));
            return true;
        });

        assertThat(world.as(manager, who -> machine.look(who, scope, then, null)).items())
                .extracting(Change::title).containsExactly("open.txt");
        assertThat(world.as(manager, who -> machine.compare(who, scope, then)).total()).isEqualTo(1);
        var run = world.as(manager, who -> ended(who, restores.start(who, new Order(scope, then, Set.of(), true))));
        assertThat(run.failure()).isNull();
        assertThat(titles(top)).containsExactly("open.txt");

        var whole = as(who -> ended(who, restores.start(
                who, new Order(Scope.of(owner.tenant()), then, Set.of(), true))));
        assertThat(whole.failure()).isNull();
        assertThat(titles(top)).containsExactly("Closed", "open.txt");
        assertThat(titles(closed.inside())).containsExactly("secret.txt");
        assertThatThrownBy(() -> world.as(manager, who -> folders.get(who, closed.id()))).isInstanceOf(Refusal.class);
    }

    @Test
    void aLabelThatWasGivenSinceIsTakenBackByNoManager() {
        var plain = put(top, "plain.txt", "plain");
        var labelled = put(top, "labelled.txt", "labelled");
        var then = now();
        as(who -> documents.rename(who, plain, "other.txt"));
        as(who -> documents.rename(who, labelled, "named.txt"));
        as(who -> {
            var confidential = labels.list().stream()
                    .filter(each -> each.kind() == LabelKind.CONFIDENTIAL)
                    .findFirst()
                    .orElseThrow();
            labels.set(who, "document", labelled.value(), confidential.id(), "");
            return true;
        });

        var run = restore(then, Set.of(), true);

        assertThat(run.failure()).isNull();
        assertThat(Objects.requireNonNull(run.result()).left()).isEqualTo(1);
        assertThat(titles(top)).containsExactly("named.txt", "plain.txt");
        assertThat(as(who -> labels.get(who, "document", labelled.value())).own()).isNotNull();
    }

    @Test
    void aCopyOfThePastStandsBesideThePresent() {
        var drafts = as(who -> folders.add(who, top, "Drafts"));
        var kept = put(drafts.inside(), "kept.txt", "as it was");
        var then = now();
        as(who -> uploads.putVersion(who, kept, "kept.txt", bytes("as it is")));
        as(who -> documents.rename(who, kept, "other.txt"));

        as(who -> copying.copy(who, new Order(scope, then, Set.of(drafts.ref()), false), top, "Then"));

        assertThat(titles(top)).containsExactly("Drafts", "Then");
        assertThat(titles(drafts.inside())).containsExactly("other.txt");
        var copy = as(who -> folders.contents(who, top).folders().stream()
                .filter(each -> each.title().equals("Then"))
                .findFirst()
                .orElseThrow());
        var inside = as(who -> folders.contents(who, copy.inside()).folders().getFirst());
        var document = as(who -> folders.contents(who, inside.inside()).documents().getFirst());
        assertThat(document.title()).isEqualTo("kept.txt");
        assertThat(document.sizeBytes()).isEqualTo("as it was".length());
    }

    @Test
    void nobodyButManagersTravels() {
        var member = world.add(owner, "Max Time", "max-" + UUID.randomUUID() + "@time.example", Role.MEMBER);
        var then = now();
        for (var person : List.of(member, world.dee())) {
            assertThatThrownBy(() -> world.as(person, who -> machine.look(who, scope, then, null)))
                    .isInstanceOf(Refusal.class);
            assertThatThrownBy(() -> world.as(person, who -> machine.compare(who, scope, then)))
                    .isInstanceOf(Refusal.class);
            assertThatThrownBy(() -> world.as(person, who -> restores.start(
                            who, new Order(scope, then, Set.of(), true))))
                    .isInstanceOf(Refusal.class);
            assertThatThrownBy(() -> world.as(person, who -> machine.compare(who, Scope.of(owner.tenant()), then)))
                    .isInstanceOfSatisfying(Refusal.class, refused ->
                            assertThat(refused.code()).isEqualTo(Refusal.Code.NOT_FOUND));
        }
    }

    @Test
    void theWindowHasTwoEnds() {
        assertThatThrownBy(() -> as(who -> machine.compare(who, scope, now().plusSeconds(60))))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> as(who -> machine.compare(who, scope, now().minusSeconds(31L * 24 * 3600))))
                .isInstanceOf(Refusal.class);
    }
}
