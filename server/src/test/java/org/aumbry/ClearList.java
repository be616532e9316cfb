package org.aumbry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The columns of text and bytes that {@code docs/formats/clear-list.md} says stand in the clear. */
final class ClearList {

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `((?:control|tenant)\\.[a-z_]+\\.[a-z_0-9]+)` \\| [^|]+ \\|$");

    private ClearList() {}

    /** Each as {@code floor.table.column}. */
    static Set<String> columns() {
        return ROW.matcher(text()).results().map(row -> row.group(1)).collect(Collectors.toSet());
    }

    private static String text() {
        try {
            var root = Path.of("").toAbsolutePath();
            while (!Files.isDirectory(root.resolve("docs/formats"))) {
                root = root.getParent();
            }
            return Files.readString(root.resolve("docs/formats/clear-list.md"));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
