package org.aumbry.snips;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Place;
import org.aumbry.documents.Uploads;
import org.aumbry.reading.ReadingState;
import org.aumbry.reading.Readings;
import org.aumbry.spaces.JoinMode;
import org.aumbry.spaces.Memberships;
import org.aumbry.spaces.SpaceSettings;
import org.aumbry.spaces.Spaces;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Browser;
import org.aumbry.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Snips over pages and API, without scripts. */
@AumbryTest
class SnipWebTests {

    private static final String QUOTE = "Custody cannot be shown for eleven days.";

    @Autowired World world;
    @Autowired Spaces spaces;
    @Autowired Memberships memberships;
    @Autowired Uploads uploads;
    @Autowired Readings readings;
    @Autowired JsonMapper json;

    private DocumentId document;
    private int start;

    @BeforeEach
    void documentOfAnaAndBo() {
        document = world.as(world.ana(), who -> {
            var name = "Custody " + UUID.randomUUID();
            var space = spaces.add(who, new SpaceSettings(name, "", JoinMode.INVITATION, false));
            memberships.add(who, space.id(), world.bo().id());
            var bytes = ("First.\n\n" + QUOTE + "\n\nLast.").getBytes(StandardCharsets.UTF_8);
            return uploads.put(who, Place.in(space.id()), "custody.txt", "", new ByteArrayInputStream(bytes))
                    .document();
        });
        var deadline = System.nanoTime() + Duration.ofSeconds(300).toNanos();
        while (world.as(world.ana(), who -> readings.get(who, document, 1)).state() != ReadingState.READY) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        start = world.as(world.ana(), who -> readings.text(who, document, 1)).indexOf(QUOTE);
    }

    @Test
    void aSnipIsTakenByFormAndOpensAtItsWords() {
        var ana = world.browserOf(world.ana());
        var form = ana.get(place() + "/snips/new?start=" + start + "&end=" + (start + QUOTE.length()));
        assertThat(form.status()).isEqualTo(200);
        assertThat(form.body()).contains(QUOTE);

        var saved = take(ana, "Raise with Legal", "custody, audit");
        assertThat(saved.status()).isEqualTo(303);
        assertThat(saved.location()).contains("?snip=").contains("#snip-");

        var opened = ana.get(saved.location().replaceAll("#.*", ""));
        assertThat(opened.status()).isEqualTo(200);
        assertThat(opened.body()).contains("Raise with Legal").contains(saved.location().replaceAll(".*#", "id=\""));
    }

    @Test
    void theLibraryShowsItAndNarrowsByTag() {
        var tag = "t" + UUID.randomUUID().toString().substring(0, 8);
        var ana = world.browserOf(world.ana());
        take(ana, "Only here", tag);

        assertThat(ana.get("/snips?tag=" + tag).body()).contains("Only here").contains(QUOTE);
        assertThat(ana.get("/snips?tag=" + tag + "-none").body()).doesNotContain("Only here");
        assertThat(world.browserOf(world.bo()).get("/snips?tag=" + tag).body()).contains("Only here");
    }

    @Test
    void anOutsiderFindsNeitherQuoteNorTagNorSnip() {
        var tag = "t" + UUID.randomUUID().toString().substring(0, 8);
        var saved = take(world.browserOf(world.ana()), "Nobody else", tag);
        var id = saved.location().replaceAll(".*#snip-", "");

        for (var outsider : List.of(world.cy(), world.dee())) {
            var browser = world.browserOf(outsider);
            assertThat(browser.get("/snips?tag=" + tag).body()).doesNotContain("Nobody else").doesNotContain(QUOTE);
            assertThat(browser.get("/snips").body()).doesNotContain(tag);
            assertThat(browser.get("/snips/export.md").body()).doesNotContain(QUOTE);
            assertThat(browser.get("/snips/export.jsonld").body()).doesNotContain(QUOTE);
            for (var path : List.of("/snips/", "/api/v1/snips/")) {
                var real = browser.get(path + id);
                var none = browser.get(path + UUID.randomUUID());
                assertThat(real.status()).isEqualTo(404);
                assertThat(real.bytes().length).isEqualTo(none.bytes().length);
            }
        }
    }

    @Test
    void whatCannotBeTakenComesBackWithItsWordsAndASentence() {
        var ana = world.browserOf(world.ana());
        var answer = ana.post(
                place() + "/snips",
                "start", "" + start, "end", "" + (start + 5), "quote", "Other words", "insight", "kept words");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("kept words").contains("not the ones you selected");
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record SnipAnswer(String id, String insight, List<String> tags) {}

    @Test
    void theApiTakesListsChangesAndRemoves() {
        var ana = world.browserOf(world.ana());
        var body = """
                {"version": 1, "start": %d, "end": %d, "insight": "By program", "tags": ["api"]}"""
                .formatted(start, start + QUOTE.length());
        var made = ana.json("POST", "/api/v1/documents/" + document + "/snips", body);
        assertThat(made.status()).isEqualTo(201);
        var id = json.readValue(made.bytes(), SnipAnswer.class).id();

        assertThat(ana.get("/api/v1/documents/" + document + "/snips").body()).contains(id);
        var changed = ana.json("PUT", "/api/v1/snips/" + id, "{\"insight\": \"Again\", \"tags\": []}");
        assertThat(json.readValue(changed.bytes(), SnipAnswer.class)).isEqualTo(new SnipAnswer(id, "Again", List.of()));
        assertThat(ana.json("DELETE", "/api/v1/snips/" + id, "").status()).isEqualTo(204);
        assertThat(ana.get("/api/v1/snips/" + id).status()).isEqualTo(404);
    }

    @Test
    void theExportIsAWebAnnotation() {
        var ana = world.browserOf(world.ana());
        var saved = take(ana, "For export", "");
        var id = saved.location().replaceAll(".*#snip-", "");

        var annotation = json.readTree(ana.get("/snips/" + id + ".jsonld").bytes());
        assertThat(annotation.get("@context").asString()).isEqualTo("http://www.w3.org/ns/anno.jsonld");
        assertThat(annotation.get("type").asString()).isEqualTo("Annotation");
        var selectors = annotation.get("target").get("selector");
        assertThat(selectors.get(0).get("exact").asString()).isEqualTo(QUOTE);
        assertThat(selectors.get(1).get("start").asInt()).isEqualTo(start);
    }

    private org.aumbry.testing.Answer take(Browser browser, String insight, String tags) {
        return browser.post(
                place() + "/snips",
                "start", "" + start, "end", "" + (start + QUOTE.length()),
                "quote", QUOTE, "insight", insight, "tags", tags, "note", "");
    }

    private String place() {
        return "/documents/" + document + "/versions/1";
    }
}
