package org.aumbry.continuity;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * What a cold start needs beside databases and blobs: certificates, settings, passwords of the database's logins,
 * signed
 * heads. Not the root key, which the paper has; not what is made anew, as the search index.
 */
final class FilesInDataFolder {

    /** File with the passwords of the database's logins. */
    static final String PASSWORDS = "postgres-secrets";

    private static final Set<String> LEFT_OUT = Set.of("postgres", "blobs", "index", "keys", "lock", "aumbry-data",
            "sandbox", "archive", "network-backups", "lost+found");
    private static final List<String> KEYS = List.of("keys/backup.pub", "keys/archive-sign.key",
            "keys/archive-sign.key.pub");
    private static final long LARGEST_FILE = 4L << 20;
    private static final long LARGEST = Parts.MOST_BYTES / 2;

    private FilesInDataFolder() {}

    static byte[] pack(Path folder) throws IOException {
        var out = new ByteArrayOutputStream();
        long total = 0;
        try (var zip = new ZipOutputStream(out)) {
            for (var file : chosen(folder)) {
                long size = Files.size(folder.resolve(file));
                total += size;
                if (size > LARGEST_FILE || total > LARGEST) {
                    throw new IOException("the data folder holds more beside the databases than a part can take");
                }
                zip.putNextEntry(new ZipEntry(file));
                Files.copy(folder.resolve(file), zip);
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private static List<String> chosen(Path folder) throws IOException {
        var found = new java.util.TreeSet<String>();
        try (var tops = Files.list(folder)) {
            for (var top : (Iterable<Path>) tops::iterator) {
                var name = top.getFileName().toString();
                if (LEFT_OUT.contains(name) || name.startsWith("postgres-bin-") || name.startsWith("node-")
                        || Files.isSymbolicLink(top)) {
                    continue;
                }
                try (var files = Files.walk(top)) {
                    files.filter(Files::isRegularFile)
                            .forEach(file -> found.add(folder.relativize(file).toString()));
                }
            }
        }
        for (var key : KEYS) {
            if (Files.exists(folder.resolve(key))) {
                found.add(key);
            }
        }
        return List.copyOf(found);
    }

    static Map<String, byte[]> unpack(byte[] packed) throws IOException {
        var files = new HashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(packed))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    /** Writes them back, readable by this user only. */
    static void write(Map<String, byte[]> files, Path folder) throws IOException {
        for (var file : files.entrySet()) {
            var path = folder.resolve(file.getKey()).normalize();
            if (!path.startsWith(folder)) {
                throw new IOException("a file of the archive reaches out of the data folder");
            }
            if (!file.getKey().equals(PASSWORDS)) {
                if (!Files.isDirectory(path.getParent())) {
                    Files.createDirectories(path.getParent(), PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
                }
                Files.write(path, file.getValue());
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
            }
        }
    }
}
