package org.aumbry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.aumbry.testing.WrittenDocument;
import org.junit.jupiter.api.Test;

/** The modules, what each is for, what it may use and which tables it owns: one page drawn from the sources. */
class ModulesDocumentTests {

    private static final Path SOURCES = Path.of("src/main/java/org/aumbry");
    private static final Path MIGRATIONS = Path.of("src/main/resources/db");
    private static final Pattern PURPOSE =
            Pattern.compile("/\\*\\*\\s*\\n? ?\\*? ?(.*?)\\s*(?:\\n \\*\\s*\\n|\\*/)", Pattern.DOTALL);
    private static final Pattern USES = Pattern.compile("allowedDependencies = \\{([^}]*)}");
    private static final Pattern TABLE = Pattern.compile(
            "comment on table (\\w+) is\\s+'module: (\\w+); floor: (\\w+); personal: (\\w+); history: (\\w+)'");

    private record Module(String name, String purpose, List<String> uses) {}

    @Test
    void everyModuleIsWrittenDown() throws IOException {
        var modules = modules();
        var tables = tables();
        assertThat(modules).hasSizeGreaterThan(8);
        assertThat(tables.keySet()).isSubsetOf(modules.stream().map(Module::name).toList());
        var text = new StringBuilder("""
                # Modules

                Written by `./aumbry docs` from the code. An arrow reads "may use"; what follows from another \
                arrow is left out.

                ```mermaid
                flowchart TD
                """);
        modules.forEach(module -> direct(module, modules).forEach(
                used -> text.append("    ").append(module.name()).append(" --> ").append(used).append('\n')));
        text.append("```\n");
        for (var module : modules) {
            text.append("\n## ").append(module.name()).append("\n").append(module.purpose()).append("\n\n");
            text.append("May use: ").append(module.uses().isEmpty() ? "nothing" : String.join(", ", module.uses()))
                    .append(".\n");
            var own = tables.getOrDefault(module.name(), List.of());
            if (!own.isEmpty()) {
                text.append("\n| table | floor | personal | history |\n|---|---|---|---|\n");
                own.forEach(row -> text.append(row).append('\n'));
            }
        }
        WrittenDocument.check("modules/README.md", text.toString());
    }

    private static List<Module> modules() throws IOException {
        var found = new ArrayList<Module>();
        try (var folders = Files.list(SOURCES)) {
            for (var folder : folders.filter(Files::isDirectory).sorted().toList()) {
                var source = Files.readString(folder.resolve("package-info.java"));
                var purpose = PURPOSE.matcher(source);
                var uses = USES.matcher(source);
                assertThat(purpose.find()).as("%s says what it is for", folder).isTrue();
                assertThat(uses.find()).as("%s says what it may use", folder).isTrue();
                found.add(new Module(
                        folder.getFileName().toString(),
                        purpose.group(1).replaceAll("\\s*\\n \\*\\s*", " ")
                        .replaceAll("\\{@(?:code|link) ([^}]*)}", "`$1`"),
                        List.of(uses.group(1).replaceAll("[\"\\s]", "").split(",")).stream()
                                .filter(name -> !name.isEmpty())
                                .map(name -> name.replaceAll("::.*", ""))
                                .distinct()
                                .toList()));
            }
        }
        return found;
    }

    /** What a module uses that none of the others it uses brings along. */
    private static Set<String> direct(Module module, List<Module> all) {
        var direct = new TreeSet<>(module.uses());
        for (var used : module.uses()) {
            all.stream().filter(other -> other.name().equals(used))
                    .forEach(other -> direct.removeAll(reached(other, all)));
        }
        return direct;
    }

    private static Set<String> reached(Module module, List<Module> all) {
        var reached = new TreeSet<>(module.uses());
        for (var used : module.uses()) {
            all.stream().filter(other -> other.name().equals(used))
                    .forEach(other -> reached.addAll(reached(other, all)));
        }
        return reached;
    }

    private static TreeMap<String, List<String>> tables() throws IOException {
        var tables = new TreeMap<String, List<String>>();
        try (var scripts = Files.walk(MIGRATIONS)) {
            for (var script : scripts.filter(path -> path.toString().endsWith(".sql")).sorted().toList()) {
                var comments = TABLE.matcher(Files.readString(script));
                while (comments.find()) {
                    tables.computeIfAbsent(comments.group(2), module -> new ArrayList<>())
                            .add("| `" + comments.group(1) + "` | " + comments.group(3) + " | " + comments.group(4)
                                    + " | "
                                    + comments.group(5) + " |");
                }
            }
        }
        tables.values().forEach(rows -> rows.sort(null));
        return tables;
    }
}
