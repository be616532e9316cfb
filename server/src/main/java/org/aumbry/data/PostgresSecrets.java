package org.aumbry.data;

import java.io.IOException;
import java.io.StringReader;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Properties;
import org.aumbry.crypto.Randomness;

/**
 * What the embedded server asks for, made once and kept in a file that only this user can read.
 *
 * @param mark names this installation's server processes, so that they are told from others
 */
record PostgresSecrets(String superuser, String owner, String user, String mark) {

    static final String FILE = "postgres-secrets";
    private static final int PASSWORD_BYTES = 32;
    private static final int MARK_BYTES = 8;

    static PostgresSecrets in(DataFolder folder, Randomness randomness) {
        var file = folder.path().resolve(FILE);
        try {
            return Files.exists(file) ? read(file) : write(file, randomness);
        } catch (IOException failed) {
            throw DataFolder.unwritable(file, failed);
        }
    }

    private static PostgresSecrets read(Path file) throws IOException {
        var properties = new Properties();
        properties.load(new StringReader(Files.readString(file)));
        return new PostgresSecrets(
                value(properties, file, "superuser"),
                value(properties, file, "owner"),
                value(properties, file, "user"),
                value(properties, file, "mark"));
    }

    private static String value(Properties properties, Path file, String name) {
        var value = properties.getProperty(name);
        if (value == null) {
            throw new CannotStartException("The file " + file + " is damaged (no line \"" + name
                    + "\"): put it back from a backup of the data folder.");
        }
        return value;
    }

    private static PostgresSecrets write(Path file, Randomness randomness) throws IOException {
        var secrets = new PostgresSecrets(
                password(randomness), password(randomness), password(randomness), mark(randomness));
        keep(file, secrets);
        return secrets;
    }

    private static void keep(Path file, PostgresSecrets secrets) throws IOException {
        var text = "superuser=" + secrets.superuser + "\nowner=" + secrets.owner + "\nuser=" + secrets.user + "\nmark="
                + secrets.mark + "\n";
        var half = file.resolveSibling(FILE + ".new");
        Files.deleteIfExists(half);
        try (var channel = FileChannel.open(
                half,
                EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            channel.write(StandardCharsets.UTF_8.encode(text));
            channel.force(true);
        }
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Writes the passwords of a copied file under a mark of its own. */
    static void copyInto(Path folder, byte[] copied, Randomness randomness) {
        var file = folder.resolve(FILE);
        try {
            var properties = new Properties();
            properties.load(new StringReader(new String(copied, java.nio.charset.StandardCharsets.UTF_8)));
            keep(file, new PostgresSecrets(
                    value(properties, file, "superuser"),
                    value(properties, file, "owner"),
                    value(properties, file, "user"),
                    mark(randomness)));
        } catch (IOException failed) {
            throw DataFolder.unwritable(file, failed);
        }
    }

    private static String mark(Randomness randomness) {
        return "aumbry-" + HexFormat.of().formatHex(randomness.bytes(MARK_BYTES));
    }

    private static String password(Randomness randomness) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(randomness.bytes(PASSWORD_BYTES));
    }

    @Override
    public String toString() {
        return "[secret]";
    }
}
