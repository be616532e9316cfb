package org.aumbry.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.aumbry.web.Sentence.Part;
import org.junit.jupiter.api.Test;

class ActWordsTests {

    /** Calls that name an act in their first text. */
    private static final Pattern ACT = Pattern.compile(
            "\\.(?:record|observe|denied|deniedUnrecognised|recordUnrecognised)"
                    + "\\(\\s*\\w+(?:\\(\\))?,\\s*\"([a-z.-]*[a-z])\"");

    private final Messages messages = new Messages();
    private final Part ana = new Part("Ana Lopes", "/who", false);
    private final Part handbook = new Part("Handbook v7", "/what", true);
    private final Part address = Part.of("198.51.100.7");

    @Test
    void anActIsASentenceInEveryLanguage() {
        assertThat(sentence("en", "document.download", "allowed"))
                .isEqualTo("Ana Lopes downloaded Handbook v7 from 198.51.100.7");
        assertThat(sentence("fr", "document.download", "allowed"))
                .isEqualTo("Ana Lopes a téléchargé Handbook v7 depuis 198.51.100.7");
        assertThat(sentence("es", "document.download", "denied"))
                .isEqualTo("Denegado a Ana Lopes: descargar Handbook v7 desde 198.51.100.7");
        assertThat(sentence("en", "nothing.known-of", "failed"))
                .contains("“nothing.known-of” failed for Ana Lopes");
    }

    @Test
    void partsKeepWhereTheyLead() {
        var parts = ActWords.sentence(words("en"), "document.open", "allowed", ana, handbook, null).parts();

        assertThat(parts).containsExactly(ana, Part.of(" opened "), handbook);
    }

    @Test
    void nearlyEveryActOfTheProgramHasWords() throws IOException {
        Set<String> acts = new TreeSet<>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
                var found = ACT.matcher(Files.readString(file));
                while (found.find()) {
                    acts.add(found.group(1));
                }
            }
        }
        var without = acts.stream().filter(act -> !ActWords.knows(words("en"), act)).toList();
        assertThat(acts).hasSizeGreaterThan(100);
        assertThat(without).as("acts that are said as they are recorded").hasSizeLessThan(acts.size() / 20);
    }

    private String sentence(String language, String verb, String outcome) {
        return ActWords.sentence(words(language), verb, outcome, ana, handbook, address).plain();
    }

    private Words words(String language) {
        return new Words(messages, Locale.of(language), ZoneOffset.UTC, Clock.systemDefaultZone());
    }
}
