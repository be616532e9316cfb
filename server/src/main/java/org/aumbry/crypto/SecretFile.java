package org.aumbry.crypto;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Small text files with a secret in their first line: a mounted secret, a token that an agent renews. */
final class SecretFile {

    private SecretFile() {}

    static String firstLine(Path file) {
        return lines(file).getFirst();
    }

    /** At least one line, without white space around. */
    static List<String> lines(Path file) {
        try {
            var lines = Files.readString(file, StandardCharsets.UTF_8).strip().lines().map(String::strip).toList();
            if (lines.isEmpty()) {
                throw new KmsUnavailableException("The file holds nothing: " + file);
            }
            return lines;
        } catch (IOException unreadable) {
            throw new KmsUnavailableException("The file can't be read: " + file, unreadable);
        }
    }
}
