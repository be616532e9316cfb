package org.aumbry.identity;

import java.util.List;

/**
 * How a person wants the pages.
 *
 * @param language {@code en}, {@code fr} or {@code es}
 * @param theme {@code system}, {@code light} or {@code dark}
 * @param shortcuts whether single keys act as commands
 */
public record Preferences(String language, String theme, boolean shortcuts) {

    public static final List<String> LANGUAGES = List.of("en", "fr", "es");
    public static final List<String> THEMES = List.of("system", "light", "dark");

    /** An unknown language or theme becomes the first of its list: preferences are never worth a refusal. */
    public Preferences {
        language = LANGUAGES.contains(language) ? language : LANGUAGES.getFirst();
        theme = THEMES.contains(theme) ? theme : THEMES.getFirst();
    }

    public static Preferences in(String language) {
        return new Preferences(language, "system", true);
    }

    /** Shape: {@code language theme on|off}, separated by one space. */
    String encoded() {
        return language + " " + theme + " " + (shortcuts ? "on" : "off");
    }

    static Preferences decoded(String encoded) {
        var parts = encoded.split(" ");
        if (parts.length != 3) {
            throw new IllegalStateException("stored preferences have three parts");
        }
        return new Preferences(parts[0], parts[1], parts[2].equals("on"));
    }
}
