package org.aumbry.identity.web;

import java.util.List;
import java.util.Map;
import org.aumbry.web.Words;

/** What a browser calls itself, in two words. Only for people to recognise their own devices; decides nothing. */
final class ClientNames {

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

    private ClientNames() {}

    static String of(Words words, String agent) {
        var browser = find(BROWSERS, agent);
        var system = find(SYSTEMS, agent);
        if (browser.isEmpty()) {
            return system.isEmpty() ? words.t("identity.client.unknown") : system;
        }
        return system.isEmpty() ? browser : words.t("identity.client.on", browser, system);
    }

    private static String find(List<Map.Entry<String, String>> names, String agent) {
        return names.stream()
                .filter(name -> agent.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
