package org.aumbry.networks;

import com.ibm.icu.text.IDNA;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Domains below which anybody can register names, by the list that browsers use (publicsuffix.org; its form is
 * described there): {@code co.uk}, {@code github.io}. The build takes the list out of a library that carries it.
 */
final class PublicSuffixes {

    private static final String LIST = "/org/publicsuffix/list/effective_tld_names.dat";
    private static final PublicSuffixes KNOWN = read();

    private final Set<String> whole = new HashSet<>();
    private final Set<String> below = new HashSet<>();
    private final Set<String> except = new HashSet<>();

    private PublicSuffixes() {}

    /** Whether names below that name are registered by the public. @param ascii in the form of {@link DomainName} */
    static boolean has(String ascii) {
        if (KNOWN.except.contains(ascii)) {
            return false;
        }
        int dot = ascii.indexOf('.');
        return dot < 0 || KNOWN.whole.contains(ascii) || KNOWN.below.contains(ascii.substring(dot + 1));
    }

    /** How many rules there are. */
    static int size() {
        return KNOWN.whole.size() + KNOWN.below.size() + KNOWN.except.size();
    }

    private static PublicSuffixes read() {
        var suffixes = new PublicSuffixes();
        var names = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII);
        var stream = PublicSuffixes.class.getResourceAsStream(LIST);
        if (stream == null) {
            throw new IllegalStateException("the list of public suffixes is part of the program");
        }
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            lines.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("//")).forEach(rule -> {
                if (rule.startsWith("!")) {
                    suffixes.except.add(ascii(names, rule.substring(1)));
                } else if (rule.startsWith("*.")) {
                    suffixes.below.add(ascii(names, rule.substring(2)));
                } else {
                    suffixes.whole.add(ascii(names, rule));
                }
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return suffixes;
    }

    private static String ascii(IDNA names, String rule) {
        var ascii = new StringBuilder();
        names.nameToASCII(rule, ascii, new IDNA.Info());
        return ascii.toString().toLowerCase(Locale.ROOT);
    }
}
