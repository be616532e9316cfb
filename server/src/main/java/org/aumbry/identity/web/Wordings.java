package org.aumbry.identity.web;

import java.util.List;
import org.aumbry.identity.Preferences;
import org.aumbry.identity.Role;
import org.aumbry.web.Option;
import org.aumbry.web.Words;

/** Choices as the pages word them. */
public final class Wordings {

    private Wordings() {}

    /** The languages, each in its own. */
    public static List<Option> languages() {
        return List.of(new Option("en", "English"), new Option("fr", "Français"), new Option("es", "Español"));
    }

    static List<Option> themes(Words words) {
        return Preferences.THEMES.stream()
                .map(theme -> new Option(theme, words.t("identity.theme." + theme)))
                .toList();
    }

    static List<Option> roles(Words words) {
        return List.of(role(words, Role.MEMBER), role(words, Role.GUEST), role(words, Role.ADMIN));
    }

    static String roleName(Words words, Role role) {
        return words.t("identity.role." + role.stored());
    }

    private static Option role(Words words, Role role) {
        return new Option(role.stored(), roleName(words, role));
    }
}
