package org.aumbry.testing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the server answered, whole. */
public record Answer(int status, Map<String, List<String>> headers, byte[] bytes) {

    public String body() {
        return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
    }

    public Optional<String> header(String name) {
        return headers.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .flatMap(entry -> entry.getValue().stream())
                .findFirst();
    }

    /** Where a redirect leads; empty when it is none. */
    public String location() {
        return header("Location").orElse("");
    }

    /** The first group of the first match in the body; fails when there is none. */
    public String find(String pattern) {
        var match = Pattern.compile(pattern).matcher(body());
        if (!match.find()) {
            throw new AssertionError("the answer holds no " + pattern + ":\n" + body());
        }
        return match.group(1);
    }
}
