package org.aumbry.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.aumbry.crypto.Randomness;
import org.aumbry.data.DataFolder;
import org.springframework.stereotype.Component;

/**
 * What lets the people of a demonstration in: made once, kept where only the server's own user can read it, printed at
 * each start of the demonstration.
 *
 * <p>Shape: five groups of four letters and digits, about 98 bits.
 */
@Component
class DemoPassphrase {

    private static final String FOLDER = "demo";
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int GROUPS = 5;
    private static final int GROUP = 4;
    private static final int BYTE = 256;

    private final DataFolder data;
    private final Randomness randomness;

    DemoPassphrase(DataFolder data, Randomness randomness) {
        this.data = data;
        this.randomness = randomness;
    }

    String get() {
        var file = folder().resolve("passphrase");
        try {
            if (!Files.exists(file)) {
                write(file, make());
            }
            return Files.readString(file).strip();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Whether the demonstration was made ready once; what people change afterwards stays as it is. */
    boolean seeded() {
        return Files.exists(folder().resolve("seeded"));
    }

    void markSeeded() {
        try {
            write(folder().resolve("seeded"),
                    "The sample networks are complete. Remove this file to complete them again.");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path folder() {
        return data.folder(FOLDER);
    }

    private static void write(Path file, String text) throws IOException {
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var beside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(beside);
        try (var channel = Files.newByteChannel(
                beside, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owner)) {
            channel.write(StandardCharsets.UTF_8.encode(text + "\n"));
        }
        Files.move(beside, file);
    }

    private String make() {
        var text = new StringBuilder();
        while (text.length() < GROUPS * (GROUP + 1) - 1) {
            int drawn = Byte.toUnsignedInt(randomness.bytes(1)[0]);
            // Each character of the alphabet equally often: what lies beyond its last whole multiple is drawn again.
            if (drawn < BYTE - BYTE % ALPHABET.length()) {
                text.append(ALPHABET.charAt(drawn % ALPHABET.length()));
                if (text.length() % (GROUP + 1) == GROUP && text.length() < GROUPS * (GROUP + 1) - 1) {
                    text.append('-');
                }
            }
        }
        return text.toString();
    }
}
