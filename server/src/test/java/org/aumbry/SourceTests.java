package org.aumbry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** House rules that are read off the source: sizes, page rules, words that must not stand here. */
class SourceTests {

    private static final int LONGEST_FILE = 400;
    private static final int LONGEST_STYLE_SHEET = 150;
    private static final int LONGEST_ISLAND = 200;
    private static final int WIDEST_LINE = 120;

    private static final Path MAIN = Path.of("src/main");
    private static final Path TEST = Path.of("src/test");

    private static final Pattern FORBIDDEN_IN_PAGES = Pattern.compile(
            "\\sstyle=|<style|<script(?![^>]*\\ssrc=)|\\son[a-z]+=\"|\\$unsafe|hx-on|https?://(?!www\\.w3\\.org)");
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TODO|FIXME|XXX)\\b");
    private static final Pattern SECRET_LOGGED = Pattern.compile(
            "log\\.(trace|debug|info|warn|error)\\([^;]*"
                    + "\\b(password|secret|token|title|fileName|query|email)\\b\\s*[,)]");

    @Test
    void javaFilesStaySmall() {
        assertThat(offences(List.of(MAIN, TEST), ".java", SourceTests::tooLongJava)).isEmpty();
    }

    @Test
    void styleSheetsAndIslandsStaySmall() {
        assertThat(offences(List.of(MAIN), ".css", path -> lines(path).size() > LONGEST_STYLE_SHEET)).isEmpty();
        assertThat(offences(List.of(MAIN), ".js", path -> lines(path).size() > LONGEST_ISLAND)).isEmpty();
    }

    /** Java and scripts; in templates and style sheets one tag or one rule may take one long line. */
    @Test
    void linesOfCodeStayNarrow() {
        assertThat(offences(List.of(MAIN, TEST), ".java", SourceTests::tooWide)).isEmpty();
        assertThat(offences(List.of(MAIN), ".js", SourceTests::tooWide)).isEmpty();
    }

    @Test
    void pagesHoldNoScriptNoStyleAndNoForeignAddress() {
        assertThat(offences(List.of(MAIN), ".jte", path -> FORBIDDEN_IN_PAGES.matcher(text(path)).find())).isEmpty();
    }

    @Test
    void everyViewRecordHasItsTemplateAndEveryTemplateItsRecord() {
        var missing = new ArrayList<String>();
        for (var record : files(MAIN.resolve("java"), "Page.java")) {
            if (text(record).contains("record ") && record.toString().contains("/web/")) {
                var module = MAIN.resolve("java/org/aumbry").relativize(record).getName(0).toString();
                var template = MAIN.resolve("jte").resolve(module)
                        .resolve(record.getFileName().toString().replace(".java", ".jte"));
                if (!Files.exists(template)) {
                    missing.add(template.toString());
                }
            }
        }
        var records = files(MAIN.resolve("java"), "Page.java").stream()
                .map(record -> record.getFileName().toString())
                .collect(Collectors.toSet());
        for (var template : files(MAIN.resolve("jte"), "Page.jte")) {
            var record = template.getFileName().toString().replace(".jte", ".java");
            if (!records.contains(record)) {
                missing.add(template + " without " + record);
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void nothingIsLeftUnfinished() {
        assertThat(offences(List.of(MAIN), "", path -> isText(path) && UNFINISHED.matcher(text(path)).find()))
                .isEmpty();
    }

    @Test
    void logsGetNoSecretTitleOrContent() {
        assertThat(offences(List.of(MAIN), ".java", path -> SECRET_LOGGED.matcher(text(path)).find())).isEmpty();
    }

    private static boolean tooLongJava(Path path) {
        return lines(path).size() > LONGEST_FILE;
    }

    private static boolean tooWide(Path path) {
        return text(path).lines().anyMatch(line -> line.codePointCount(0, line.length()) > WIDEST_LINE);
    }

    private static boolean isText(Path path) {
        return Stream.of(".java", ".jte", ".js", ".css", ".sql", ".properties", ".md", ".yaml")
                .anyMatch(path.toString()::endsWith);
    }

    private static List<String> offences(List<Path> roots, String ending, Predicate<Path> offends) {
        return roots.stream()
                .flatMap(root -> files(root, ending).stream())
                .filter(offends)
                .map(Path::toString)
                .sorted()
                .toList();
    }

    private static List<Path> files(Path root, String ending) {
        if (!Files.exists(root)) {
            return List.of();
        }
        try (var walk = Files.walk(root)) {
            return walk.filter(Files::isRegularFile)
                    .filter(path -> path.toString().endsWith(ending))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> lines(Path path) {
        return text(path).lines().toList();
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
