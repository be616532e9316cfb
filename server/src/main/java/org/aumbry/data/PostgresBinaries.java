package org.aumbry.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Locale;
import org.aumbry.crypto.Hashes;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs that come with this one, unpacked beside the data. */
final class PostgresBinaries {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresBinaries.class);
    private static final String READY = "bin/postgres";
    private static final int EXECUTABLE = 0100;

    private PostgresBinaries() {}

    /**
     * Unpacks the programs into a folder named after their content, once.
     *
     * @return the folder with {@code bin/postgres} and {@code bin/initdb}
     */
    static Path unpack(Path into) {
        var archive = PostgresBinaries.class.getResource("/postgres-" + platform() + ".txz");
        if (archive == null) {
            throw new CannotStartException("This Aumbry brings no PostgreSQL for " + platform() + ": set"
                    + " aumbry.database.url to a PostgreSQL 18 server of your own.");
        }
        try {
            var folder = into.resolve("postgres-bin-" + name(archive));
            if (!Files.exists(folder.resolve(READY))) {
                LOG.info("Unpacking PostgreSQL into {}", folder);
                unpackWhole(archive, into, folder);
            }
            return folder;
        } catch (IOException failed) {
            throw DataFolder.unwritable(into, failed);
        }
    }

    private static String platform() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")
                ? "linux"
                : System.getProperty("os.name");
        var machine = System.getProperty("os.arch");
        return system + "-" + (machine.equals("amd64") ? "x86_64" : machine);
    }

    /** The archive's length and checksum as its jar says them: hashing 15 MB took a quarter second of each start. */
    private static String name(URL archive) throws IOException {
        var connection = archive.openConnection();
        connection.setUseCaches(false);
        if (connection instanceof JarURLConnection jar) {
            try (var file = jar.getJarFile()) {
                var entry = file.getEntry(jar.getEntryName());
                return HexFormat.of().toHexDigits(entry.getSize() << Integer.SIZE | entry.getCrc());
            }
        }
        try (var bytes = connection.getInputStream()) {
            return HexFormat.of().formatHex(Hashes.sha256(bytes.readAllBytes()), 0, Long.BYTES);
        }
    }

    /** Unpacks beside the target and renames, so that a folder of that name is always whole. */
    private static void unpackWhole(URL archive, Path into, Path target) throws IOException {
        Files.createDirectories(into);
        var half = Files.createTempDirectory(into, "postgres-bin-half-");
        try {
            try (var tar = new TarArchiveInputStream(
                    new XZInputStream(new BufferedInputStream(archive.openStream())))) {
                copy(tar, half);
            }
            // Another user runs these programs when Aumbry runs as root.
            Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException otherWasFaster) {
            delete(half);
        } catch (IOException | RuntimeException failed) {
            delete(half);
            throw failed;
        }
    }

    private static void copy(TarArchiveInputStream tar, Path folder) throws IOException {
        for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            var path = folder.resolve(entry.getName()).normalize();
            if (!path.startsWith(folder)) {
                throw new IllegalStateException("the archive of PostgreSQL reaches out of its folder");
            }
            if (entry.isDirectory()) {
                Files.createDirectories(path);
            } else if (entry.isSymbolicLink()) {
                Files.createDirectories(path.getParent());
                Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            } else {
                Files.createDirectories(path.getParent());
                write(tar, path);
                var executable = (entry.getMode() & EXECUTABLE) != 0;
                Files.setPosixFilePermissions(
                        path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }

    private static void write(InputStream from, Path path) throws IOException {
        try (var out = Files.newOutputStream(path)) {
            from.transferTo(out);
        }
    }

    /** Removes a folder with all it holds, if it is there. */
    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException left) {
            LOG.warn("{} could not be removed: {}", folder, left.getMessage());
        }
    }
}
