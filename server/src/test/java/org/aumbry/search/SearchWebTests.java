package org.aumbry.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.aumbry.access.GrantSpec;
import org.aumbry.access.Grants;
import org.aumbry.access.Subject;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Permission;
import org.aumbry.testing.Answer;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The search page, its suggestions and its API, as each of the people everyone meets. */
@AumbryTest
class SearchWebTests {

    @Autowired
    private World world;

    @Autowired
    private SearchIndex index;

    @Autowired
    private Things things;

    @Autowired
    private Grants grants;

    @Autowired
    private TransactionTemplate transaction;

    private String word;
    private SearchDocument plan;
    private SearchDocument secret;

    @BeforeEach
    void aPlanThatBoMayReadAndASecret() {
        word = "w" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        var ana = world.ana();
        var shared = classOf(ana);
        world.as(ana, who -> grants.grant(
                who, shared, GrantSpec.allow(Subject.user(world.bo().id()), EnumSet.of(Permission.VIEW))));
        plan = put(shared, "Orchard plan " + word, "One page before. The quince " + word + " blooms in May.", "pdf");
        secret = put(classOf(ana), "Secret " + word + " takeover", "A hidden " + word + " of the board.", "sheet");
    }

    private AccessClass classOf(Person owner) {
        var specs = List.of(GrantSpec.allow(Subject.user(owner.id()), EnumSet.allOf(Permission.class)));
        return world.as(owner, who -> grants.createRoot(who, new ObjectRef("space", UUID.randomUUID()), specs));
    }

    private SearchDocument put(AccessClass accessClass, String title, String text, String media) {
        var id = UUID.randomUUID();
        var thing = new SearchDocument(
                Things.KIND, id, id, 3, accessClass, title, "", text,
                List.of(new PageStart(1, 0), new PageStart(2, 17)), List.of(), null, world.ana().id().value(),
                TestIndexes.CHANGED, "en", media);
        world.in(world.acme(), () -> {
            transaction.executeWithoutResult(status -> {
                things.here().put(id, thing);
                index.touch(Things.KIND, id);
            });
            return true;
        });
        return thing;
    }

    private Answer get(Person person, String path) {
        return world.browserOf(person).get(path);
    }

    @Nested
    class AsOwner {

        @Test
        void findsBothWithPassagesPagesChipsAndLinksToTheWords() {
            var page = get(world.ana(), "/search?q=" + word).body();
            assertThat(page).contains("2 found", "Only you", "2 people", "p. 2", "v3", "<mark>" + word + "</mark>");
            var start = plan.text().indexOf(word);
            var at = "at=" + start + "-" + (start + word.length()) + "#at";
            assertThat(page).contains("/documents/" + plan.id() + "/versions/3?find=" + word + "&amp;" + at);
            assertThat(page).contains("/documents/" + plan.id() + "/versions/3?" + at);
            assertThat(page)
                    .contains("media=pdf", "media=sheet", "person=" + world.ana().id(), "date=year", "language=en");
        }

        @Test
        void chipsNarrowAndTellWhatTheyKeepOut() {
            var narrowed = get(world.ana(), "/search?q=" + word + "&media=sheet").body();
            assertThat(narrowed).contains("1 found", secret.id().toString()).doesNotContain(plan.id().toString());
            var nothing = get(world.ana(), "/search?q=blooms+" + word + "&media=sheet").body();
            assertThat(nothing).contains("Nothing found", "Without “Spreadsheet” there is 1 result");
        }

        @Test
        void theApiAnswersTheSameInJson() {
            var json = get(world.ana(), "/api/v1/search?q=" + word + "&limit=1").body();
            assertThat(json)
                    .contains("\"total\":2", "\"next\":", "\"media\":{\"pdf\":1,\"sheet\":1}", "\"marked\":true");
            var next = get(world.ana(), "/api/v1/search?q=" + word + "&limit=1").find("\"next\":\"([^\"]+)\"");
            var second = get(world.ana(), "/api/v1/search?q=" + word + "&limit=1&cursor=" + next).body();
            assertThat(second).contains("\"total\":2").doesNotContain("\"next\":");
        }

        @Test
        void suggestionsAreAFragmentWithLinks() {
            var answer = get(world.ana(), "/search/suggest?q=orchard+" + word.substring(0, 5));
            assertThat(answer.body()).contains("/documents/" + plan.id(), "Search everything for")
                    .doesNotContain("<html");
        }

        @Test
        void peopleAreFoundByName() {
            var page = get(world.ana(), "/search?q=Berg&tab=people").body();
            assertThat(page).contains("Bo Berg", "person=" + world.bo().id()).doesNotContain("Dee Dupont");
        }

        @ParameterizedTest
        @ValueSource(strings = {"%22", "-", "%00", "%F0%9F%98%80", "%3Cscript%3E", "a%22b", "%5C", "%27", "%EF%BF%BF"})
        void oddQuestionsHaveAPage(String typed) {
            assertThat(get(world.ana(), "/search?q=" + typed).status()).isEqualTo(200);
            assertThat(get(world.ana(), "/search/suggest?q=" + typed).status()).isEqualTo(200);
            assertThat(get(world.ana(), "/api/v1/search?q=" + typed + "&space=" + typed + "&cursor=" + typed).status())
                    .isEqualTo(200);
            assertThat(get(world.ana(), "/search?q=x&space=" + typed + "&date=" + typed + "&language=" + typed
                            + "&tab=" + typed + "&sort=" + typed + "&person=" + typed + "&cursor=" + typed)
                    .status())
                    .isEqualTo(200);
        }
    }

    @Nested
    class AsMember {

        @Test
        void findsWhatIsSharedAndNoTraceOfTheOther() {
            for (var path : List.of("/search?q=" + word, "/api/v1/search?q=" + word, "/search/suggest?q=" + word)) {
                var body = get(world.bo(), path).body();
                assertThat(body).contains(plan.id().toString());
                assertThat(body).doesNotContain(secret.id().toString(), "takeover", "of the board", "media=sheet",
                        "\"sheet\"", "Spreadsheet");
            }
            assertThat(get(world.bo(), "/search?q=" + word).body()).contains("1 found");
        }

        @Test
        void nothingFoundNeverHintsAtWhatIsHidden() {
            var hidden = get(world.bo(), "/search?q=takeover+" + word + "&media=sheet").body();
            var missing = get(world.bo(), "/search?q=takeaway+" + word + "&media=sheet").body();
            assertThat(withoutTokens(hidden).replace("takeover", "x"))
                    .isEqualTo(withoutTokens(missing).replace("takeaway", "x"));
        }

        private String withoutTokens(String page) {
            return page.replaceAll("name=\"_csrf\" value=\"[^\"]*\"|name=\"csrf\" content=\"[^\"]*\"", "");
        }
    }

    @Nested
    class AsGuest {

        @Test
        void findsNothingUnsharedAndNoPeople() {
            assertThat(get(world.cy(), "/search?q=" + word).body())
                    .contains("Nothing found")
                    .doesNotContain(plan.id().toString(), secret.id().toString());
            var people = get(world.cy(), "/search?q=Berg&tab=people").body();
            assertThat(people).doesNotContain("Bo Berg", "tab=people\"");
        }
    }

    @Nested
    class AsOutsider {

        @Test
        void deeFindsNothingOfAcmes() {
            for (var path : List.of("/search?q=" + word, "/api/v1/search?q=" + word, "/search/suggest?q=" + word,
                    "/search?q=Berg&tab=people", "/search?q=&person=" + world.ana().id())) {
                var answer = get(world.dee(), path);
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.body())
                        .doesNotContain(plan.id().toString(), secret.id().toString(), "Bo Berg", "Ana Acosta",
                                "takeover");
            }
            assertThat(get(world.dee(), "/api/v1/search?q=" + word).body()).contains("\"total\":0");
        }

        @Test
        void nobodySignedOutSearches() {
            assertThat(world.browser().get("/search?q=" + word).location()).startsWith("/sign-in");
            assertThat(world.browser().get("/search/suggest?q=" + word).status()).isEqualTo(303);
            assertThat(world.browser().get("/api/v1/search?q=" + word).status()).isEqualTo(401);
        }
    }
}
