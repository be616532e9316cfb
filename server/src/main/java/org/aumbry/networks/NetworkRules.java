package org.aumbry.networks;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.aumbry.kernel.Refusal;

/** What names of networks look like. */
final class NetworkRules {

    static final List<String> LANGUAGES = List.of("en", "fr", "es");
    static final int NAME_LIMIT = 80;

    private static final int SLUG_LIMIT = 40;

    private NetworkRules() {}

    /** The name as kept: NFC, trimmed, without control characters. */
    static String name(String given) {
        var name = Normalizer.normalize(given, Normalizer.Form.NFC).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        if (name.isEmpty()) {
            throw Refusal.invalid("network", "networks.name.missing");
        }
        if (name.codePointCount(0, name.length()) > NAME_LIMIT) {
            throw Refusal.invalid("network", "networks.name.long", NAME_LIMIT);
        }
        return name;
    }

    /** One of the languages the pages speak; the first when it is none of them. */
    static String language(String given) {
        return LANGUAGES.contains(given) ? given : LANGUAGES.getFirst();
    }

    /** A short name made of a name: {@code Société d'Études} becomes {@code societe-d-etudes}. */
    static String slug(String name) {
        var bare = Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
        var slug = bare.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        var cut = slug.substring(0, Math.min(slug.length(), SLUG_LIMIT)).replaceAll("-+$", "");
        return cut.isEmpty() ? "network" : cut;
    }
}
