package org.aumbry.documents.web;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.aumbry.spaces.JoinMode;
import org.aumbry.spaces.SpaceId;
import org.aumbry.spaces.SpaceSettings;
import org.aumbry.spaces.Spaces;
import org.aumbry.testing.Answer;
import org.aumbry.testing.Browser;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;

/** What tests of these pages do again and again: a space, an upload, a piece. */
final class Files {

    private Files() {}

    static SpaceId space(World world, Spaces spaces, Person owner, String name) {
        return world.as(owner, who ->
                spaces.add(who, new SpaceSettings(name, "Purpose of " + name, JoinMode.INVITATION, false)).id());
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static HttpRequest.Builder tus(Browser browser, String path) {
        return browser.request(path).header("Tus-Resumable", "1.0.0").header("X-CSRF-Token", browser.formToken());
    }

    /** Begins an upload into a space; further headers as names and values. */
    static Answer begin(Browser browser, SpaceId space, String name, long length, String... headers) {
        var request = tus(browser, "/api/v1/uploads")
                .header("Upload-Length", String.valueOf(length))
                .header("Upload-Metadata", "filename " + base64(name) + ",space " + base64(space.toString()));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return browser.send(request.POST(HttpRequest.BodyPublishers.noBody()));
    }

    static Answer patch(Browser browser, String upload, long offset, HttpRequest.BodyPublisher body,
            String... headers) {
        var request = tus(browser, upload)
                .header("Upload-Offset", String.valueOf(offset))
                .header("Content-Type", "application/offset+octet-stream");
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return browser.send(request.method("PATCH", body));
    }

    static Answer head(Browser browser, String upload) {
        return browser.send(tus(browser, upload).method("HEAD", HttpRequest.BodyPublishers.noBody()));
    }

    /** Uploads a small document; answers its identifier. */
    static String put(Browser browser, SpaceId space, String name, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var begun = begin(browser, space, name, bytes.length);
        var done = patch(browser, begun.location(), 0, HttpRequest.BodyPublishers.ofByteArray(bytes));
        return done.header("Aumbry-Document").orElseThrow(() -> new AssertionError(
                String.format(Locale.ROOT, "%d then %d: %s", begun.status(), done.status(), done.body())));
    }
}
