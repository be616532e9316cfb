package org.aumbry.identity;

import java.util.List;
import java.util.Map;

/**
 * What a browser calls itself, in a word for itself and one for its system. Only for people to recognise their own
 * devices; decides nothing.
 *
 * @param browser empty when unknown
 * @param system empty when unknown
 */
public record ClientName(String browser, String system) {

    /** In this order: later ones put the names of earlier ones into theirs. */
    private static final List<Map.Entry<String, String>> BROWSERS = List.of(
            Map.entry("Edg/", "Edge"),
            Map.entry("OPR/", "Opera"),
            Map.entry("Firefox/", "Firefox"),
            Map.entry("HeadlessChrome/", "Chromium"),
            Map.entry("Chrome/", "Chrome"),
            Map.entry("Safari/", "Safari"),
            Map.entry("curl/", "curl"));

    private static final List<Map.Entry<String, String>> SYSTEMS = List.of(
            Map.entry("Android", "Android"),
            Map.entry("iPhone", "iPhone"),
            Map.entry("iPad", "iPad"),
            Map.entry("Windows", "Windows"),
            Map.entry("Mac OS X", "macOS"),
            Map.entry("CrOS", "ChromeOS"),
            Map.entry("Linux", "Linux"));

    public static ClientName of(String agent) {
        return new ClientName(find(BROWSERS, agent), find(SYSTEMS, agent));
    }

    /** Without any words between: {@code Firefox, Linux}; a question mark when nothing is known. */
    String plain() {
        var both = browser.isEmpty() || system.isEmpty() ? browser + system : browser + ", " + system;
        return both.isEmpty() ? "?" : both;
    }

    private static String find(List<Map.Entry<String, String>> names, String agent) {
        return names.stream()
                .filter(name -> agent.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
