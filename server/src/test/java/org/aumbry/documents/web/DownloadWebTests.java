package org.aumbry.documents.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.aumbry.journal.Journal;
import org.aumbry.journal.JournalCursor;
import org.aumbry.spaces.SpaceId;
import org.aumbry.spaces.Spaces;
import org.aumbry.testing.Answer;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Browser;
import org.aumbry.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Content on its way out. */
@AumbryTest
class DownloadWebTests {

    private static final String TEXT = "0123456789".repeat(20_000);

    @Autowired World world;
    @Autowired Spaces spaces;
    @Autowired Journal journal;

    private Browser ana;
    private String document;
    private String path;

    @BeforeEach
    void makeDocument() {
        ana = world.browserOf(world.ana());
        SpaceId space = Files.space(world, spaces, world.ana(), "Downloads " + UUID.randomUUID());
        document = Files.put(ana, space, "digits.txt", TEXT);
        path = "/documents/" + document + "/download";
    }

    private Answer get(String... headers) {
        var request = ana.request(path);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return ana.send(request.GET());
    }

    @Test
    void theWholeContentComesAsAnAttachment() {
        var answer = get();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(TEXT);
        assertThat(answer.header("Content-Disposition"))
                .contains("attachment; filename=\"digits.txt\"; filename*=UTF-8''digits.txt");
        assertThat(answer.header("Accept-Ranges")).contains("bytes");
        assertThat(answer.header("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(ana.get("/documents/" + document + "/versions/1/download").body()).isEqualTo(TEXT);
        assertThat(ana.get("/documents/" + document + "/versions/2/download").status()).isEqualTo(404);
    }

    @Test
    void oneStretchIsServedAsSuch() {
        var answer = get("Range", "bytes=65530-65549");
        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.header("Content-Range")).contains("bytes 65530-65549/200000");
        assertThat(answer.body()).isEqualTo(TEXT.substring(65530, 65550));
        assertThat(get("Range", "bytes=-5").body()).isEqualTo("56789");
        assertThat(get("Range", "bytes=0-0,5-6").status()).isEqualTo(200);
        var outside = get("Range", "bytes=200000-");
        assertThat(outside.status()).isEqualTo(416);
        assertThat(outside.header("Content-Range")).contains("bytes */200000");
    }

    @Test
    void aStretchIsServedOnlyOfTheStateItWasMeantFor() {
        var etag = get().header("ETag").orElseThrow();
        assertThat(get("Range", "bytes=0-4", "If-Range", etag).status()).isEqualTo(206);
        assertThat(get("Range", "bytes=0-4", "If-Range", "\"another\"").status()).isEqualTo(200);
        assertThat(get("If-None-Match", etag).status()).isEqualTo(304);
    }

    @Test
    void headTellsTheSizeAndSendsNothing() {
        var answer = ana.send(ana.request(path).method("HEAD", BodyPublishers.noBody()));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Length")).contains("200000");
        assertThat(answer.bytes()).isEmpty();
    }

    @Test
    void activeContentLeavesAsBytesOnly() {
        SpaceId space = Files.space(world, spaces, world.ana(), "Active " + UUID.randomUUID());
        var page = Files.put(ana, space, "harmless.txt", "<!doctype html><html><script>alert(1)</script>");
        var answer = ana.get("/documents/" + page + "/download");
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/octet-stream");
        assertThat(answer.header("Content-Disposition").orElse("")).startsWith("attachment");
    }

    @Test
    void eachDownloadStandsInTheJournalBeforeItsFirstByte() {
        get("Range", "bytes=10-19");
        var id = UUID.fromString(document);
        var entries = world.in(world.acme(), () -> journal.ofObject(id, JournalCursor.newest(), 50));
        assertThat(entries).anySatisfy(entry -> {
            assertThat(entry.verb()).isEqualTo("document.download");
            assertThat(entry.at()).isBeforeOrEqualTo(Instant.now());
            assertThat(entry.details()).containsEntry("from", "10").containsEntry("bytes", "10");
        });
    }

    @Test
    void toEveryoneElseThereIsNoSuchDocument() {
        for (var other : new Browser[] {
            world.browserOf(world.bo()), world.browserOf(world.cy()), world.browserOf(world.dee())
        }) {
            var answer = other.get(path);
            var missing = other.get("/documents/" + UUID.randomUUID() + "/download");
            assertThat(answer.status()).isEqualTo(404);
            assertThat(missing.status()).isEqualTo(404);
            assertThat(other.get("/api/v1/documents/" + document + "/content").body())
                    .isEqualTo(other.get("/api/v1/documents/" + UUID.randomUUID() + "/content").body());
        }
        assertThat(world.browser().get("/api/v1/documents/" + document + "/content").status()).isEqualTo(401);
        assertThat(new String(get().bytes(), StandardCharsets.UTF_8)).hasSize(TEXT.length());
    }
}
