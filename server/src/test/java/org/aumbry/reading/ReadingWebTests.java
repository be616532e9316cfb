package org.aumbry.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.aumbry.access.GrantSpec;
import org.aumbry.access.Shareable;
import org.aumbry.access.Subject;
import org.aumbry.access.Grants;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Place;
import org.aumbry.documents.Uploads;
import org.aumbry.journal.Journal;
import org.aumbry.journal.JournalCursor;
import org.aumbry.kernel.Permission;
import org.aumbry.spaces.JoinMode;
import org.aumbry.spaces.SpaceSettings;
import org.aumbry.spaces.Spaces;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Reading a document from upload to marked page, as each of the people everyone meets. */
@AumbryTest
class ReadingWebTests {

    private static final String SENTENCE = "Certificates for these lots were countersigned after dispatch.";

    @Autowired World world;
    @Autowired Spaces spaces;
    @Autowired Uploads uploads;
    @Autowired Grants grants;
    @Autowired List<Shareable> shareables;
    @Autowired Readings readings;
    @Autowired Journal journal;

    private DocumentId book;

    @BeforeEach
    void aBookThatBoMayView() {
        var pages = List.of(
                List.of("First page of the book.", SENTENCE), List.of("Second"), List.of("Third"),
                List.of("Fourth page with the quince."), List.of("Fifth"));
        book = upload("book-" + UUID.randomUUID() + ".pdf", FilesForReading.pdf(pages));
        world.as(world.ana(), ana -> {
            var documents = shareables.stream().filter(each -> each.kind().equals("document")).findFirst()
                    .orElseThrow();
            var own = documents.ownClass(ana, book.value());
            var spec = GrantSpec.allow(Subject.user(world.bo().id()), EnumSet.of(Permission.VIEW));
            return grants.grant(ana, own, spec);
        });
        awaitRead(book);
    }

    private DocumentId upload(String name, byte[] bytes) {
        return world.as(world.ana(), ana -> {
            var space =
                    spaces.add(ana, new SpaceSettings("Books " + UUID.randomUUID(), "", JoinMode.INVITATION, false));
            return uploads.put(ana, Place.in(space.id()), name, "", new ByteArrayInputStream(bytes)).document();
        });
    }

    private Reading awaitRead(DocumentId document) {
        return Awaitility.await().atMost(120, TimeUnit.SECONDS).until(
                () -> world.as(world.ana(), ana -> readings.get(ana, document, 1)),
                reading -> !reading.state().waiting());
    }

    private String address() {
        return "/documents/" + book;
    }

    @Nested
    class AsReader {

        @Test
        void theFirstPagesAreThereAndEveryWordHasItsPlace() {
            var page = world.browserOf(world.bo()).get(address());
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body()).contains("id=\"page-1\"", "id=\"page-3\"").doesNotContain("id=\"page-4\"");
            assertThat(page.body()).containsPattern("<text [^>]*data-start=\"\\d+\"[^>]*>Certificates </text>");
            assertThat(page.body()).contains("/documents/" + book + "/versions/1/pages/1.jpg");
            assertThat(page.body()).contains("?page=4#page-4");
        }

        @Test
        void theSameAddressServesAVersionAndADeepLinkMarksItsWords() {
            var text = world.as(world.bo(), bo -> readings.text(bo, book, 1));
            int start = text.indexOf("quince");
            var page = world.browserOf(world.bo())
                    .get(address() + "/versions/1?at=" + start + "-" + (start + 6));
            assertThat(page.body()).contains("id=\"page-4\"").containsPattern("<g id=\"at\"[^>]*data-kind=\"passage\"");
        }

        @Test
        void searchingInsideLeadsToTheHitAndMarksIt() {
            var page = world.browserOf(world.bo()).get(address() + "?find=QUINCE");
            assertThat(page.body()).contains("Hit 1 of 1").containsPattern("<g id=\"hit\"");
            assertThat(world.browserOf(world.bo()).get(address() + "?find=nowhere").body()).contains("Nothing found");
        }

        @Test
        void aPictureIsAskedForEachTimeAndSentOnlyWhenItChanged() {
            var browser = world.browserOf(world.bo());
            var picture = browser.get(address() + "/versions/1/pages/5.jpg");
            assertThat(picture.status()).isEqualTo(200);
            assertThat(picture.header("Content-Type")).contains("image/jpeg");
            assertThat(picture.header("Cache-Control").orElseThrow()).contains("private").contains("no-cache");
            var tag = picture.header("ETag").orElseThrow();
            var again = browser.send(browser.request(address() + "/versions/1/pages/5.jpg")
                    .header("If-None-Match", tag).GET());
            assertThat(again.status()).isEqualTo(304);
            assertThat(again.bytes()).isEmpty();
            var part = browser.send(browser.request(address() + "/versions/1/pages/5.jpg")
                    .header("Range", "bytes=0-9").GET());
            assertThat(part.status()).isEqualTo(206);
            assertThat(part.bytes()).hasSize(10);
        }

        @Test
        void coversComeInFiveSizesAndTheNextLargerOneForAnyOther() {
            var browser = world.browserOf(world.bo());
            for (int edge : new int[] {64, 128, 256, 512, 1024, 96}) {
                assertThat(browser.get(address() + "/versions/1/cover-" + edge + ".jpg").status()).isEqualTo(200);
            }
        }

        @Test
        void whoMayOnlyViewIsOfferedNoDownloadAndNoShare() {
            var page = world.browserOf(world.bo()).get(address()).body();
            assertThat(page).doesNotContain(address() + "/download").doesNotContain("data-key=\"s\"");
            var owner = world.browserOf(world.ana()).get(address()).body();
            assertThat(owner).contains(address() + "/download").contains("data-key=\"s\"");
        }

        @Test
        void anOpeningIsInTheJournalOnce() {
            var browser = world.signIn(world.bo());
            browser.get(address());
            browser.get(address() + "?page=4");
            browser.get(address() + "/versions/1/pages/1.jpg");
            var entries = world.in(world.acme(), () -> journal.ofObject(book.value(), JournalCursor.newest(), 100));
            assertThat(entries).filteredOn(entry -> entry.verb().equals("document.open")
                            && world.bo().id().equals(entry.user()))
                    .hasSize(1);
        }

        @Test
        void programsGetTextPagesAndPlaces() {
            var browser = world.browserOf(world.bo());
            var api = "/api/v1" + address() + "/versions/1";
            assertThat(browser.get(api + "/text").body()).contains("\"state\":\"ready\"", SENTENCE, "\"pages\":5");
            assertThat(browser.get(api + "/text?start=0&end=5").body()).contains("\"text\":\"First\"");
            var pages = browser.get(api + "/pages?limit=2").body();
            assertThat(pages).contains("\"number\":2", "\"next\":\"3\"", "\"words\"").doesNotContain("\"number\":3");
            assertThat(browser.get(api + "/pages/2/image").header("Content-Type")).contains("image/jpeg");
            assertThat(browser.get(api + "/text?start=5&end=999999").status()).isIn(400, 422);
        }
    }

    @Nested
    class AsOutsider {

        @Test
        void nobodyElseFindsAnything() {
            for (var person : List.of(world.cy(), world.dee())) {
                for (var path : List.of("", "/versions/1", "/versions/1/pages/1.jpg", "/versions/1/pages/1-small.jpg",
                        "/versions/1/cover-256.jpg", "/versions/1?find=quince")) {
                    assertSame(person, "/documents/", path);
                }
                for (var path : List.of("/versions/1/text", "/versions/1/pages", "/versions/1/pages/1/image")) {
                    assertSame(person, "/api/v1/documents/", path);
                }
            }
        }

        private void assertSame(Person person, String before, String after) {
            var browser = world.browserOf(person);
            var missing = UUID.randomUUID().toString();
            var real = browser.get(before + book + after);
            var none = browser.get(before + missing + after);
            assertThat(real.status()).as(after).isEqualTo(404);
            assertThat(none.status()).isEqualTo(404);
            assertThat(real.body().replace(book.toString(), "ID")).isEqualTo(none.body().replace(missing, "ID"));
        }

        @Test
        void whoMayNotEditMayNotHaveItReadAgain() {
            assertThat(world.browserOf(world.bo()).post(address() + "/versions/1/read-again").status()).isEqualTo(403);
            assertThat(world.browserOf(world.dee()).post(address() + "/versions/1/read-again").status()).isEqualTo(404);
        }
    }

    @Test
    void whatWasReadIsFoundByItsWordsAndOnlyByThoseWhoMayView() {
        assertThat(found(world.ana())).isTrue();
        assertThat(found(world.bo())).isTrue();
        assertThat(found(world.cy())).isFalse();
        assertThat(found(world.dee())).isFalse();
    }

    private boolean found(Person person) {
        return world.browserOf(person).get("/search?q=countersigned").body().contains(book.toString());
    }

    @Test
    void aLockedFileIsKeptAndItsPageSaysWhatToDo() {
        var locked = upload("locked.pdf", FilesForReading.pdf(List.of(List.of("secret")), 0, "open sesame"));
        assertThat(awaitRead(locked).state()).isEqualTo(ReadingState.PASSWORD_PROTECTED);
        var browser = world.browserOf(world.ana());
        var page = browser.get("/documents/" + locked);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("locked with a password").doesNotContain("/read-again");
        assertThat(browser.get("/documents/" + locked + "/download").status()).isEqualTo(200);
        assertThat(browser.post("/documents/" + locked + "/versions/1/read-again").status()).isEqualTo(303);
        assertThat(awaitRead(locked).state()).isEqualTo(ReadingState.PASSWORD_PROTECTED);
    }

    @Test
    void flowingTextShowsItsBlocksWithOffsetsAndNothingActive() {
        var notes = upload("notes.md", FilesForReading.utf8("# Head\n\nA **bold** word <script>alert(1)</script>.\n"));
        awaitRead(notes);
        var page = world.browserOf(world.ana()).get("/documents/" + notes + "?find=bold").body();
        assertThat(page)
                .containsPattern("<mark id=\"hit\"[^>]*><span data-start=\"7\"[^>]*data-bold[^>]*>bold</span></mark>");
        assertThat(page).contains("aria-level=\"2\"").doesNotContain("<script>alert");
    }
}
