package org.aumbry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.aumbry.testing.WrittenDocument;
import org.junit.jupiter.api.Test;

/** Every setting with what it is when absent and what it means, so that a changed default shows in review. */
class SettingsDocumentTests {

    private static final Path SOURCES = Path.of("src/main/java/org/aumbry");
    private static final Pattern PREFIX = Pattern.compile("@ConfigurationProperties\\(\"([a-z0-9.-]+)\"\\)");
    private static final Pattern PARAMETER =
            Pattern.compile("@param (\\w+) (.*?)(?=\\n \\* @|\\n \\*/)", Pattern.DOTALL);
    private static final Pattern DEFAULT = Pattern.compile("@DefaultValue\\((\\{[^}]*}|\"[^\"]*\")?\\)");
    private static final Pattern COMPONENT = Pattern.compile("(\\w+)\\s*$");

    private record Setting(String name, String absent, String meaning) {}

    @Test
    void everySettingIsWrittenDown() throws IOException {
        var settings = new TreeMap<String, Setting>();
        for (var source : sources()) {
            for (var setting : settings(Files.readString(source))) {
                settings.put(setting.name(), setting);
            }
        }
        assertThat(settings).hasSizeGreaterThan(20);
        assertThat(settings.values()).allSatisfy(setting -> assertThat(setting.meaning())
                .as("%s needs an @param line in the Javadoc of its record", setting.name())
                .isNotBlank());
        var text = new StringBuilder("""
                # Settings of the modules

                Written by `./aumbry docs` from the code. How to give them: `install.md`. A setting \
                `aumbry.identity.hash-wait` is
                `AUMBRY_IDENTITY_HASHWAIT` in the environment.

                | setting | when absent | meaning |
                |---|---|---|
                """);
        settings.values().forEach(setting -> text.append("| `%s` | %s | %s |%n"
                .formatted(setting.name(), setting.absent(), setting.meaning())));
        WrittenDocument.check("operate/settings.md", text.toString());
    }

    private static List<Path> sources() throws IOException {
        try (var paths = Files.walk(SOURCES)) {
            return paths.filter(path -> path.toString().endsWith(".java")).sorted().toList();
        }
    }

    private static List<Setting> settings(String source) {
        var prefix = PREFIX.matcher(source);
        if (!prefix.find()) {
            return List.of();
        }
        var meanings = new TreeMap<String, String>();
        var parameters = PARAMETER.matcher(source);
        while (parameters.find()) {
            meanings.put(parameters.group(1), plain(parameters.group(2)));
        }
        var found = new ArrayList<Setting>();
        for (var component : components(source.substring(prefix.end()))) {
            var name = COMPONENT.matcher(component);
            if (name.find()) {
                var absent = DEFAULT.matcher(component);
                found.add(new Setting(
                        prefix.group(1) + "."
                        + name.group(1).replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT),
                        absent.find() && absent.group(1) != null ? "`" + absent.group(1).replace("\"", "") + "`" : "",
                        meanings.getOrDefault(name.group(1), "")));
            }
        }
        return found;
    }

    /** The record's components, split at the commas that separate them and not those inside of them. */
    private static List<String> components(String source) {
        int open = source.indexOf('(', source.indexOf("record "));
        var parts = new ArrayList<String>();
        int depth = 0;
        int from = open + 1;
        for (int i = open; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '(' || c == '<' || c == '{') {
                depth++;
            } else if (c == ')' || c == '>' || c == '}') {
                depth--;
            }
            if (depth == 0 || depth == 1 && c == ',') {
                parts.add(source.substring(from, i));
                from = i + 1;
            }
            if (depth == 0) {
                break;
            }
        }
        return parts;
    }

    private static String plain(String javadoc) {
        return javadoc.replaceAll("\\s*\\n \\*\\s*", " ").replaceAll("\\{@(?:code|link) ([^}]*)}", "`$1`")
                .replace("|", "\\|").strip();
    }
}
