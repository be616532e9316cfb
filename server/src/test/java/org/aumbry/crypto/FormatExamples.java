package org.aumbry.crypto;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the examples out of the documents in {@code docs/formats}, so that they can't drift from the code. */
public final class FormatExamples {

    private static final Pattern BLOCK = Pattern.compile("(?s)```text\n(.*?)```");
    private static final Pattern VALUE = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| `([0-9a-f ]*)` \\|");

    private FormatExamples() {}

    /** The first block of text. */
    public static String block(String document) {
        var found = BLOCK.matcher(read(document));
        if (!found.find()) {
            throw new IllegalStateException(document + " has no example");
        }
        return found.group(1);
    }

    /** The rows {@code | `name` | `hex` |}. */
    public static Map<String, byte[]> values(String document) {
        return VALUE.matcher(read(document))
                .results()
                .collect(Collectors.toMap(
                        row -> row.group(1), row -> HexFormat.of().parseHex(row.group(2).replace(" ", ""))));
    }

    /** All of a document. */
    public static String whole(String document) {
        return read(document);
    }

    private static String read(String document) {
        try {
            var root = Path.of("").toAbsolutePath();
            while (!Files.isDirectory(root.resolve("docs/formats"))) {
                root = root.getParent();
            }
            return Files.readString(root.resolve("docs/formats").resolve(document));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
