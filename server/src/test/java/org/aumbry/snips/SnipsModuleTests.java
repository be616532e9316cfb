package org.aumbry.snips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Place;
import org.aumbry.documents.Trash;
import org.aumbry.documents.Uploads;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.reading.ReadingState;
import org.aumbry.reading.Readings;
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

/** Snips on real documents that the product has read itself. */
@AumbryTest
class SnipsModuleTests {

    private static final String QUOTE = "Certificates were countersigned after dispatch.";
    private static final String TEXT = "Two gaps were found.\n\n" + QUOTE + "\n\nThe supplier has moved.\n";
    private static final Duration LONGEST_READING = Duration.ofSeconds(300);

    @Autowired World world;
    @Autowired Spaces spaces;
    @Autowired Memberships memberships;
    @Autowired Uploads uploads;
    @Autowired Trash trash;
    @Autowired Readings readings;
    @Autowired Snips snips;

    private Person ana;
    private Person bo;
    private Space space;
    private DocumentId document;

    @BeforeEach
    void documentInASpaceOfAnaAndBo() {
        ana = world.ana();
        bo = world.bo();
        document = world.as(ana, who -> {
            space = spaces.add(who, new SpaceSettings("Reviews " + UUID.randomUUID(), "", JoinMode.INVITATION, false));
            memberships.add(who, space.id(), bo.id());
            return uploads.put(who, Place.in(space.id()), "review.txt", "", bytes(TEXT)).document();
        });
        awaitText(1);
    }

    @Test
    void aSnipIsBoundToItsWordsItsVersionAndItsHash() {
        var snip = take(ana, "Raise with Legal", List.of("custody", "Custody", "audit"));

        assertThat(snip.passage().exact()).isEqualTo(QUOTE);
        assertThat(snip.passage().prefix()).endsWith("found.\n").contains("Two gaps");
        assertThat(snip.passage().sha256()).hasSize(64);
        assertThat(snip.tags()).containsExactly("custody", "audit");
        var read = world.as(bo, who -> snips.get(who, snip.id()));
        assertThat(read.insight()).isEqualTo("Raise with Legal");
        assertThat(read.standing().state()).isEqualTo(SnipState.EXACT);
    }

    @Test
    void wordsThatDoNotStandThereAreRefused() {
        int start = text(1).indexOf(QUOTE);
        assertRefused(Refusal.Code.CONFLICT, () -> world.as(ana, who -> snips.add(
                who, new NewSnip(document, 1, start, start + 10, "Something else", "", "", List.of()))));
        assertRefused(Refusal.Code.INVALID, () -> world.as(ana, who -> snips.add(
                who, new NewSnip(document, 1, start, 1_000_000, "", "", "", List.of()))));
        assertRefused(Refusal.Code.INVALID, () -> world.as(ana, who -> snips.add(
                who, new NewSnip(document, 1, 5, 5, "", "", "", List.of()))));
    }

    @Test
    void aLaterVersionNeverMovesASnipSilently() {
        var snip = take(ana, "", List.of());

        newVersion("A preface.\n\n" + TEXT, 2);
        assertThat(standing(snip)).isEqualTo(SnipState.MOVED);

        newVersion(TEXT.replace("countersigned after dispatch", "countersigned two days after dispatch"), 3);
        assertThat(standing(snip)).isEqualTo(SnipState.ALTERED);

        newVersion("Nothing of it is left.", 4);
        assertThat(standing(snip)).isEqualTo(SnipState.LOST);
        var kept = world.as(ana, who -> snips.get(who, snip.id()));
        assertThat(kept.version()).isEqualTo(1);
        assertThat(kept.passage()).isEqualTo(snip.passage());
    }

    @Test
    void whoMayNotOpenTheSourceSeesNoQuote() {
        var snip = take(ana, "secret insight", List.of("hidden-tag-" + UUID.randomUUID()));

        for (var outsider : List.of(world.cy(), world.dee())) {
            assertRefused(Refusal.Code.NOT_FOUND, () -> world.as(outsider, who -> snips.get(who, snip.id())));
            assertRefused(Refusal.Code.NOT_FOUND, () -> world.as(outsider, who -> snips.of(who, document)));
            assertThat(ids(world.as(outsider, who -> snips.page(who, SnipQuery.everything(), 200))))
                    .doesNotContain(snip.id());
            Map<String, Long> tags = world.as(outsider, snips::tags);
            assertThat(tags).doesNotContainKey(snip.tags().getFirst());
        }
    }

    @Test
    void losingAccessTakesTheSnipsAwayAtOnce() {
        var snip = take(bo, "mine", List.of());
        world.as(ana, who -> {
            memberships.remove(who, space.id(), bo.id());
            return true;
        });

        assertRefused(Refusal.Code.NOT_FOUND, () -> world.as(bo, who -> snips.get(who, snip.id())));
    }

    @Test
    void snipsGoIntoTheTrashWithTheirSourceAndComeBackWithIt() {
        var snip = take(ana, "", List.of("trash-" + UUID.randomUUID()));
        world.as(ana, who -> {
            trash.put(who, List.of(document.ref()));
            return true;
        });
        assertRefused(Refusal.Code.NOT_FOUND, () -> world.as(ana, who -> snips.get(who, snip.id())));
        Map<String, Long> tags = world.as(ana, snips::tags);
        assertThat(tags).doesNotContainKey(snip.tags().getFirst());

        world.as(ana, who -> {
            trash.restore(who, List.of(document.ref()));
            return true;
        });
        assertThat(world.as(ana, who -> snips.get(who, snip.id())).id()).isEqualTo(snip.id());
    }

    @Test
    void onlyItsAuthorChangesASnipAndWhoManagesMayRemoveIt() {
        var snip = take(bo, "first", List.of());

        assertRefused(Refusal.Code.DENIED, () -> world.as(
                ana, who -> snips.change(who, snip.id(), "other", "", List.of())));
        var changed = world.as(bo, who -> snips.change(who, snip.id(), "second", "noted", List.of("a")));
        assertThat(changed.insight()).isEqualTo("second");
        assertThat(changed.tags()).containsExactly("a");

        world.as(ana, who -> {
            snips.remove(who, snip.id());
            return true;
        });
        assertRefused(Refusal.Code.NOT_FOUND, () -> world.as(bo, who -> snips.get(who, snip.id())));
    }

    @Test
    void theListNarrowsByTagAndAuthorAndCountsWhatItLists() {
        var tag = "narrow-" + UUID.randomUUID();
        take(ana, "one", List.of(tag));
        take(bo, "two", List.of(tag.toUpperCase(java.util.Locale.ROOT)));
        take(bo, "three", List.of());

        var tagged = new SnipQuery(tag, null, null, false, null);
        List<Snip> both = world.as(ana, who -> snips.page(who, tagged, 50));
        long count = world.as(ana, who -> snips.count(who, tagged));
        List<Snip> bos = world.as(ana, who -> snips.page(who, new SnipQuery(tag, bo.id(), null, false, null), 50));
        assertThat(both).hasSize(2);
        assertThat(count).isEqualTo(2);
        assertThat(bos).hasSize(1);
        Map<String, Long> tags = world.as(ana, snips::tags);
        assertThat(tags).containsEntry(tag, 2L);
    }

    private SnipState standing(Snip snip) {
        return world.as(ana, who -> snips.of(who, document)).stream()
                .filter(each -> each.id().equals(snip.id()))
                .findAny()
                .orElseThrow()
                .standing()
                .state();
    }

    private Snip take(Person person, String insight, List<String> tags) {
        int start = text(1).indexOf(QUOTE);
        return world.as(person, who -> snips.add(
                who, new NewSnip(document, 1, start, start + QUOTE.length(), QUOTE, insight, "", tags)));
    }

    private void newVersion(String text, int number) {
        world.as(ana, who -> uploads.putVersion(who, document, "review.txt", bytes(text)));
        awaitText(number);
    }

    private void awaitText(int version) {
        var deadline = System.nanoTime() + LONGEST_READING.toNanos();
        while (world.as(ana, who -> readings.get(who, document, version)).state() != ReadingState.READY) {
            assertThat(System.nanoTime()).as("version " + version + " is read in time").isLessThan(deadline);
            java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private String text(int version) {
        return world.as(ana, (Principal who) -> readings.text(who, document, version));
    }

    private static List<SnipId> ids(List<Snip> some) {
        return some.stream().map(Snip::id).toList();
    }

    private static void assertRefused(Refusal.Code code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(
                Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
