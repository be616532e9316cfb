package org.aumbry.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A document that comes from the code: compared in every test run, rewritten by {@code ./aumbry docs}. */
public final class WrittenDocument {

    private static final String MODE = "aumbry.docs";

    private WrittenDocument() {}

    /** @param file path below {@code docs} */
    public static void check(String file, String content) throws IOException {
        var path = Path.of("..", "docs").resolve(file);
        if ("write".equals(System.getProperty(MODE))) {
            Files.createDirectories(path.getParent());
            Files.writeString(path, content);
            return;
        }
        assertThat(path).as("docs/%s is written by ./aumbry docs", file).exists();
        assertThat(Files.readString(path)).as("docs/%s is out of date: run ./aumbry docs", file).isEqualTo(content);
    }
}
