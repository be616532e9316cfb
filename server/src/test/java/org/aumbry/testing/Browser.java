package org.aumbry.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.aumbry.crypto.Hashes;
import org.aumbry.web.SignInCookie;

/** A browser without scripts: keeps cookies, sends forms with their token, follows nothing by itself. */
public final class Browser {

    private static final String SESSION = "__Host-aumbry";
    private static final String FORM = "__Host-aumbry-form";

    private final HttpClient client;
    private final URI base;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();

    Browser(HttpClient client, URI base) {
        this.client = client;
        this.base = base;
    }

    /** A browser for a server that is not this test's own. */
    public static Browser at(URI base) {
        return new Browser(TestTls.client(), base);
    }

    /** Sends this header with every request from now on. */
    public Browser with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    /** Sends a form as a page would: with the token that belongs to the browser's cookies. */
    public Answer post(String path, Map<String, String> fields) {
        if (!cookies.containsKey(SESSION) && !cookies.containsKey(FORM)) {
            var answer = get("/sign-in");
            for (int hop = 0; hop < 3 && answer.status() == 303 && !cookies.containsKey(FORM); hop++) {
                answer = get(answer.location());
            }
        }
        var all = new LinkedHashMap<>(fields);
        all.put("_csrf", formToken());
        return postBare(path, all);
    }

    public Answer post(String path, String... namesAndValues) {
        var fields = new LinkedHashMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return post(path, fields);
    }

    /** Sends a form with these fields and nothing else. */
    public Answer postBare(String path, Map<String, String> fields) {
        var form = new StringJoiner("&");
        fields.forEach((name, value) -> form.add(encode(name) + "=" + encode(value)));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.toString())));
    }

    /** Sends JSON with the form token in its header, as a page's own script would; an empty body sends none. */
    public Answer json(String method, String path, String body) {
        var request = request(path).method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (cookies.containsKey(SESSION)) {
            request.header("X-CSRF-Token", formToken());
        }
        return send(request);
    }

    /** Any other request, for example an upload. The path is below the server's address. */
    public HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(base.resolve(path));
        headers.forEach(request::header);
        if (!cookies.isEmpty()) {
            var line = new StringJoiner("; ");
            cookies.forEach((name, value) -> line.add(name + "=" + value));
            request.header("Cookie", line.toString());
        }
        return request;
    }

    /** Sends what {@link #request} began. */
    public Answer send(HttpRequest.Builder request) {
        try {
            var response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            AnswerChecks.headers(response);
            response.headers().allValues("set-cookie").forEach(this::keep);
            return new Answer(response.statusCode(), response.headers().map(), response.body());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** The body of a page that does not end, as it comes. */
    public InputStream stream(String path) {
        try {
            var response = client.send(request(path).build(), HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new AssertionError("no stream: " + response.statusCode());
            }
            return response.body();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** The value of a cookie; empty when the browser has none of that name. */
    public String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    /** The sign-in's cookie; empty when nobody is signed in. */
    public String sessionCookie() {
        return cookie(SESSION);
    }

    public void setCookie(String name, String value) {
        cookies.put(name, value);
    }

    /** The token that forms of this browser carry. */
    public String formToken() {
        var secret = cookies.containsKey(SESSION)
                ? SignInCookie.of(cookies.get(SESSION)).form()
                : cookies.getOrDefault(FORM, "");
        var digest = Hashes.sha256(("aumbry-form-1:" + secret).getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }

    private void keep(String setCookie) {
        var pair = setCookie.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty()) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
