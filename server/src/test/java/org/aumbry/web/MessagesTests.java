package org.aumbry.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MessagesTests {

    private static final Pattern IN_TEMPLATE = Pattern.compile("\\.t\\(\\s*\"([a-z0-9.-]+)\"\\s*[,)]");
    private static final Pattern IN_JAVA = Pattern.compile("\"([a-z]+(?:\\.[a-z0-9-]+)+)\"");
    private static final Pattern REFUSAL =
            Pattern.compile("Refusal\\.(?:of\\(\\s*(?:Refusal\\.)?(?:Code\\.)?[A-Z_]+"
                    + "|invalid\\(\\s*\"[^\"]+\"),\\s*\"([a-z0-9.-]+)\"");

    private final Messages messages = new Messages();

    @Test
    void everyLanguageHasEveryKey() {
        for (var language : Messages.LANGUAGES) {
            assertThat(messages.keys(language)).as(language.toString()).isEqualTo(messages.keys(Locale.ENGLISH));
        }
    }

    @Test
    void everyLanguageTakesTheSameArguments() {
        for (var key : messages.keys(Locale.ENGLISH)) {
            for (var language : Messages.LANGUAGES) {
                assertThat(arguments(language, key)).as(key + " in " + language)
                        .isEqualTo(arguments(Locale.ENGLISH, key));
            }
        }
    }

    @Test
    void everyKeyBelongsToTheModuleOfItsFile() throws IOException {
        for (var file : files("src/main/resources/messages", ".properties")) {
            var module = file.getFileName().toString().split("[_-]")[0];
            assertThat(Files.readAllLines(file))
                    .filteredOn(line -> !line.isBlank() && !line.startsWith("#") && line.indexOf('=') > 0)
                    .allSatisfy(line -> assertThat(line).startsWith(module + "."));
        }
    }

    @Test
    void templatesAndRefusalsUseOnlyKeysThatExist() {
        var used = new TreeSet<String>();
        files("src/main/jte", ".jte").forEach(file -> collect(IN_TEMPLATE, file, used));
        files("src/main/java", ".java").forEach(file -> {
            collect(IN_TEMPLATE, file, used);
            collect(REFUSAL, file, used);
        });
        assertThat(used).isNotEmpty();
        assertThat(messages.keys(Locale.ENGLISH)).containsAll(used);
    }

    @Test
    void everyKeyIsUsedSomewhere() {
        var used = new TreeSet<String>();
        var beginnings = new TreeSet<String>();
        var all = new java.util.ArrayList<>(files("src/main/jte", ".jte"));
        all.addAll(files("src/main/java", ".java"));
        for (var file : all) {
            collect(IN_JAVA, file, used);
            collect(Pattern.compile("\"([a-z]+(?:\\.[a-z0-9-]+)*[.-])\"\\s*\\+"), file, beginnings);
        }
        var unused = messages.keys(Locale.ENGLISH).stream()
                .filter(key -> !used.contains(key))
                .filter(key -> !used.contains(key.replaceFirst("\\.(subject|body)$", "")))
                .filter(key -> beginnings.stream().noneMatch(key::startsWith))
                .toList();
        assertThat(unused).isEmpty();
    }

    @Test
    void wordsFollowTheLanguageAndItsPlurals() {
        assertThat(messages.text(Locale.ENGLISH, "web.reach.people", 1L)).isEqualTo("1 person");
        assertThat(messages.text(Locale.ENGLISH, "web.reach.people", 26L)).isEqualTo("26 people");
        assertThat(messages.text(Locale.FRENCH, "web.reach.people", 26L)).isEqualTo("26 personnes");
        assertThat(messages.text(Locale.of("es"), "web.reach.everyone", 1204L)).isEqualTo("Todos aquí (1.204)");
        assertThat(messages.text(Locale.FRENCH, "web.shortcut.home")).isEqualTo("Aller à l'accueil");
    }

    @Test
    void anUnknownKeyIsOurBugAndSaysSo() {
        assertThatThrownBy(() -> messages.text(Locale.ENGLISH, "web.no-such-thing"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("web.no-such-thing");
    }

    private Set<String> arguments(Locale language, String key) {
        var names = new MessageFormat(messages.pattern(language, key), new ULocale(language.getLanguage()))
                .getArgumentNames();
        return new TreeSet<>(names);
    }

    private static void collect(Pattern pattern, Path file, Set<String> target) {
        try {
            pattern.matcher(Files.readString(file)).results().forEach(found -> target.add(found.group(1)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Path> files(String folder, String ending) {
        try (var walk = Files.walk(Path.of(folder))) {
            return walk.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
