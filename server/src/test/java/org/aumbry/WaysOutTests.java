package org.aumbry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whoever writes a file or hands one out stands on the list of ways out, with what keeps it from being readable. */
class WaysOutTests {

    private static final Path SOURCE = Path.of("src/main/java/org/aumbry");
    private static final Path LIST = Path.of("../docs/controls/ways-out.md");
    private static final Pattern WRITES = Pattern.compile(
            "\\bFiles\\s*\\.\\s*(write|writeString|newOutputStream|newBufferedWriter|newByteChannel"
                    + "|createFile|createTempFile|createTempDirectory|copy|move)\\(|FileChannel\\s*\\.\\s*open\\("
                    + "|AsynchronousFileChannel"
                    + "|new (FileOutputStream|RandomAccessFile|FileWriter|PrintWriter|PrintStream)\\("
                    + "|\\b(FSDirectory|MMapDirectory|NIOFSDirectory)\\b|\\bRedirect\\.(to|appendTo)\\(");
    private static final Pattern HANDS_OUT = Pattern.compile(
            "CONTENT_DISPOSITION|Content-Disposition|ContentDisposition\\.|contentDisposition\\(");
    private static final Pattern WRITTEN =
            Pattern.compile("(?m)^\\| `([\\w/]+)` \\| [^|]+ \\| (sealed|keys|no content|parser's) \\|$");
    private static final Pattern HANDED = Pattern.compile("(?m)^\\| `([\\w/]+)` \\| [^|]+ \\|$");

    @Test
    void everyClassThatWritesAFileIsListedWithHowItIsKept() {
        assertThat(classes(WRITES)).as("to be listed in docs/controls/ways-out.md").isEqualTo(listed(WRITTEN));
    }

    @Test
    void everyClassThatHandsOutAFileIsListed() {
        assertThat(classes(HANDS_OUT)).as("to be listed in docs/controls/ways-out.md").isEqualTo(listed(HANDED));
    }

    /** The look can see each way of writing. */
    @Test
    void everyWayOfWritingIsSeen() {
        for (var line : new String[] {
            "Files.writeString(path, text)", "java.nio.file.Files.copy(in, to)", "var out = Files.newOutputStream(p)",
            "new FileOutputStream(name)", "FileChannel.open(path, WRITE)", "FSDirectory.open(path)",
            "process.redirectOutput(Redirect.appendTo(file))", "Files\n        .move(a, b)"
        }) {
            assertThat(WRITES.matcher(line).find()).as(line).isTrue();
        }
        assertThat(WRITES.matcher("Files.readString(path); Files.size(path)").find()).isFalse();
    }

    private static TreeSet<String> listed(Pattern row) {
        var found = new TreeSet<String>();
        var rows = row.matcher(text(LIST));
        while (rows.find()) {
            found.add(rows.group(1));
        }
        return found;
    }

    private static TreeSet<String> classes(Pattern pattern) {
        var found = new TreeSet<String>();
        try (var files = Files.walk(SOURCE)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> pattern.matcher(text(file)).find())
                    .forEach(file -> found.add(SOURCE.relativize(file).toString().replace(".java", "")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return found;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
