package org.aumbry.continuity;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.aumbry.crypto.BackupCustody;
import org.aumbry.crypto.Hashes;
import org.aumbry.crypto.TamperedException;

/**
 * A network's backup as one file; {@code docs/formats/network-backup-v1.md} is its exact description.
 *
 * <p>Shape: {@code "AUMBRYNB" (8) | version 1 (1)}, then entries {@code name length (2) | name | length (8) | bytes}.
 * The last entry, {@code manifest.txt}, is signed and names every other one in its order, with length and SHA-256.
 */
final class BackupFile {

    static final String HEADER = "backup.txt";
    static final String MANIFEST = "manifest.txt";

    private static final byte[] MAGIC = "AUMBRYNB".getBytes(StandardCharsets.US_ASCII);
    private static final byte VERSION = 1;
    private static final int LONGEST_NAME = 400;
    private static final int LARGEST_TEXT = 64 << 20;
    private static final int BUFFER = 1 << 16;

    private BackupFile() {}

    /** Writes a file entry by entry. */
    static final class Writer implements AutoCloseable {

        private final DataOutputStream out;
        private final List<String> lines = new ArrayList<>(List.of("aumbry network backup manifest v1"));

        Writer(Path file) throws IOException {
            out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER));
            out.write(MAGIC);
            out.write(VERSION);
        }

        void add(String name, byte[] bytes) throws IOException {
            head(name, bytes.length);
            out.write(bytes);
            lines.add("entry " + name + " " + bytes.length + " " + HexFormat.of().formatHex(Hashes.sha256(bytes)));
        }

        void add(String name, Path file) throws IOException {
            long size = Files.size(file);
            head(name, size);
            Files.copy(file, out);
            lines.add("entry " + name + " " + size + " " + BlobCopies.sha256(file));
        }

        private void head(String name, long length) throws IOException {
            var bytes = name.getBytes(StandardCharsets.US_ASCII);
            out.writeShort(bytes.length);
            out.write(bytes);
            out.writeLong(length);
        }

        /** Writes the signed list of everything. */
        void finish(BackupCustody custody) throws IOException {
            add(MANIFEST, SignedText.sign(List.copyOf(lines), custody));
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    /** Takes one entry; what it does not read is passed over. */
    @FunctionalInterface
    interface Taking {
        void take(String name, long length, InputStream in) throws IOException;
    }

    /**
     * Reads a file from beginning to end and compares every entry with the signed list.
     *
     * @throws TamperedException when an entry differs, is missing or is one too many
     */
    static SignedText read(Path file, Taking taking) throws IOException {
        var seen = new ArrayList<String>();
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
            var magic = in.readNBytes(MAGIC.length);
            if (!Arrays.equals(magic, MAGIC) || in.read() != VERSION) {
                throw new TamperedException("a network's backup");
            }
            while (true) {
                int nameLength = in.readUnsignedShort();
                if (nameLength == 0 || nameLength > LONGEST_NAME) {
                    throw new TamperedException("a network's backup");
                }
                var name = new String(in.readNBytes(nameLength), StandardCharsets.US_ASCII);
                long length = in.readLong();
                if (name.equals(MANIFEST)) {
                    return manifest(in, length, seen);
                }
                var entry = new Hashed(in, length);
                taking.take(name, length, entry);
                entry.transferTo(java.io.OutputStream.nullOutputStream());
                seen.add("entry " + name + " " + length + " " + entry.sha256());
            }
        } catch (EOFException cut) {
            throw new TamperedException("a network's backup that is cut off", cut);
        }
    }

    private static SignedText manifest(DataInputStream in, long length, List<String> seen) throws IOException {
        if (length > LARGEST_TEXT) {
            throw new TamperedException("a network's backup");
        }
        var text = SignedText.read(in.readNBytes((int) length));
        var listed = text.lines().stream().filter(line -> line.startsWith("entry ")).toList();
        if (!listed.equals(seen) || in.read() >= 0) {
            throw new TamperedException("a network's backup");
        }
        return text;
    }

    /** Reads as many bytes as an entry has and hashes them. */
    private static final class Hashed extends InputStream {

        private final InputStream in;
        private final java.security.MessageDigest digest = Hashes.sha256();
        private long left;

        Hashed(InputStream in, long length) {
            this.in = in;
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int count = in.read(into, offset, (int) Math.min(length, left));
            if (count < 0) {
                throw new EOFException();
            }
            digest.update(into, offset, count);
            left -= count;
            return count;
        }

        String sha256() {
            return HexFormat.of().formatHex(digest.digest());
        }
    }
}
