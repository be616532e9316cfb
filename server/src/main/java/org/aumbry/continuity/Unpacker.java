package org.aumbry.continuity;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.aumbry.crypto.Hashes;
import org.aumbry.crypto.TamperedException;
import org.jspecify.annotations.Nullable;

/** Unpacks a base backup and compares each file with the hash it had when it was copied. */
final class Unpacker {

    /** A line of the list of files that was made with the copy; one file to a line. */
    private static final Pattern LISTED = Pattern.compile(
            "\"Path\": \"([^\"]+)\".*\"Checksum\": \"([0-9a-f]{64})\"");
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path cluster;
    private final Map<String, String> hashes = new HashMap<>();

    @FunctionalInterface
    interface Opener {
        byte[] open(String name) throws IOException;
    }

    Unpacker(Path cluster) {
        this.cluster = cluster;
    }

    void run(List<String> names, Opener opener) throws IOException {
        run(new Joined(names.iterator(), opener));
    }

    void run(InputStream stream) throws IOException {
        try (var tar = new TarArchiveInputStream(stream)) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var path = cluster.resolve(entry.getName()).normalize();
                if (!path.startsWith(cluster)) {
                    throw new TamperedException("a base backup that reaches out of its folder");
                }
                if (entry.isDirectory()) {
                    if (!Files.isDirectory(path)) {
                        Files.createDirectories(path);
                        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
                    }
                } else if (entry.isSymbolicLink()) {
                    throw new TamperedException("a base backup with another folder of data");
                } else {
                    write(tar, path, entry.getName());
                }
            }
        }
    }

    private void write(InputStream from, Path path, String name) throws IOException {
        Files.createDirectories(path.getParent());
        var digest = Hashes.sha256();
        try (var out = Files.newOutputStream(path)) {
            var buffer = new byte[BUFFER_BYTES];
            for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                digest.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
        }
        hashes.put(name, HexFormat.of().formatHex(digest.digest()));
    }

    /** @throws TamperedException when a file differs from the server's list or is missing */
    int compare(byte[] manifest) {
        var listed = LISTED.matcher(new String(manifest, StandardCharsets.UTF_8));
        int compared = 0;
        while (listed.find()) {
            if (!listed.group(2).equals(hashes.get(listed.group(1)))) {
                throw new TamperedException("a file of the base backup");
            }
            compared++;
        }
        if (compared == 0) {
            throw new TamperedException("the list of a base backup's files");
        }
        return compared;
    }

    /** The parts one behind the other. */
    private static final class Joined extends InputStream {

        private final Iterator<String> names;
        private final Opener opener;
        private byte @Nullable [] part;
        private int at;

        Joined(Iterator<String> names, Opener opener) {
            this.names = names;
            this.opener = opener;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            while (part == null || at == part.length) {
                if (!names.hasNext()) {
                    return -1;
                }
                part = opener.open(names.next());
                at = 0;
            }
            int count = Math.min(length, part.length - at);
            System.arraycopy(part, at, into, offset, count);
            at += count;
            return count;
        }
    }
}
