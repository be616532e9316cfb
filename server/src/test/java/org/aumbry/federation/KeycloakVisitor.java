package org.aumbry.federation;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** A browser at Keycloak: keeps its cookies and fills its forms in. */
final class KeycloakVisitor {

    private static final Pattern FORM = Pattern.compile("<form[^>]*\\saction=\"([^\"]+)\"", Pattern.CASE_INSENSITIVE);
    private static final Pattern SAML = Pattern.compile("name=\"SAMLResponse\"[^>]*value=\"([^\"]+)\"",
            Pattern.CASE_INSENSITIVE);

    private final Keycloak keycloak;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    KeycloakVisitor(Keycloak keycloak) {
        this.keycloak = keycloak;
    }

    /** Signs in where that address leads, if it asks; gives what Keycloak answers in the end. */
    HttpResponse<String> signIn(String address, String user) {
        var answer = follow(get(address));
        if (answer.statusCode() == 200 && answer.body().contains("name=\"password\"")) {
            answer = post(first(FORM, answer.body()), Map.of(
                    "username", user, "password", Keycloak.PASSWORD, "credentialId", ""));
        }
        return follow(answer);
    }

    /** What Keycloak answers there in the end. */
    HttpResponse<String> open(String address) {
        return follow(get(address));
    }

    /** What Keycloak's own page would post to us. */
    static String samlResponse(HttpResponse<String> answer) {
        return unescaped(first(SAML, answer.body()));
    }

    HttpResponse<String> get(String address) {
        return keep(keycloak.send(request(address).GET()));
    }

    private HttpResponse<String> post(String address, Map<String, String> fields) {
        var form = new StringJoiner("&");
        fields.forEach((name, value) -> form.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return keep(keycloak.send(request(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.toString()))));
    }

    /** Follows redirects inside Keycloak and stops at the first that leads away. */
    private HttpResponse<String> follow(HttpResponse<String> answer) {
        var current = answer;
        for (int hop = 0; hop < 5 && current.statusCode() / 100 == 3; hop++) {
            var to = current.uri().resolve(current.headers().firstValue("location").orElseThrow()).toString();
            if (!to.startsWith(keycloak.base())) {
                return current;
            }
            current = get(to);
        }
        return current;
    }

    private HttpRequest.Builder request(String address) {
        var request = HttpRequest.newBuilder(URI.create(unescaped(address)));
        if (!cookies.isEmpty()) {
            var line = new StringJoiner("; ");
            cookies.forEach((name, value) -> line.add(name + "=" + value));
            request.header("Cookie", line.toString());
        }
        return request;
    }

    private HttpResponse<String> keep(HttpResponse<String> answer) {
        answer.headers().allValues("set-cookie").forEach(line -> {
            var pair = line.split(";", 2)[0].split("=", 2);
            if (pair[1].isEmpty() || line.contains("Max-Age=0")) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        });
        return answer;
    }

    private static String first(Pattern pattern, String text) {
        var match = pattern.matcher(text);
        if (!match.find()) {
            throw new AssertionError("no " + pattern + " in:\n" + text);
        }
        return match.group(1);
    }

    private static String unescaped(String text) {
        return text.replace("&amp;", "&").replace("&#x3D;", "=").replace("&#43;", "+");
    }
}
