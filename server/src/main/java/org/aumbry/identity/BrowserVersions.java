package org.aumbry.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How old a browser is by what it calls itself, against a dated list of current versions. What calls itself otherwise
 * is never old: whoever wants to lie can, this is for people who forgot to update.
 */
public final class BrowserVersions {

    private static final Map<String, Current> CURRENT = read();

    /** In this order: later ones put the names of earlier ones into theirs. */
    private static final List<Map.Entry<String, Pattern>> NAMES = List.of(
            Map.entry("edge", Pattern.compile("\\bEdgA?/(\\d{1,4})")),
            Map.entry("firefox", Pattern.compile("\\bFirefox/(\\d{1,4})")),
            Map.entry("chromium", Pattern.compile("\\b(?:Headless)?Chrome/(\\d{1,4})")),
            Map.entry("safari", Pattern.compile("\\bVersion/(\\d{1,4})[\\d.]* (?:Mobile/\\w+ )?Safari/")));

    /** After 18 Safari was named 26. */
    private static final int SAFARI_LAST_COUNTED = 18;

    private static final int SAFARI_SKIPPED = 7;

    private BrowserVersions() {}

    private record Current(int major, int weight) {}

    /** How many versions behind the current one it is; empty when it is no browser of the list. */
    static OptionalInt behind(String agent) {
        for (var name : NAMES) {
            var match = name.getValue().matcher(agent);
            if (match.find()) {
                var current = CURRENT.get(name.getKey());
                int major = major(name.getKey(), Integer.parseInt(match.group(1)));
                return OptionalInt.of(Math.max(0, current.major() - major) * current.weight());
            }
        }
        return OptionalInt.empty();
    }

    /** Whether it is more than so many versions behind. */
    public static boolean old(String agent, int most) {
        return behind(agent).orElse(0) > most;
    }

    private static int major(String browser, int named) {
        return browser.equals("safari") && named <= SAFARI_LAST_COUNTED ? named + SAFARI_SKIPPED : named;
    }

    private static Map<String, Current> read() {
        try (var list = BrowserVersions.class.getResourceAsStream("/identity/browser-versions.tsv")) {
            if (list == null) {
                throw new IllegalStateException("the list of browsers is part of the program");
            }
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .collect(Collectors.toUnmodifiableMap(
                            cells -> cells[0],
                            cells -> new Current(Integer.parseInt(cells[1]), Integer.parseInt(cells[2]))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
