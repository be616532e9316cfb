package org.aumbry.blobs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.aumbry.crypto.Hashes;
import org.aumbry.kernel.Egress;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Objects of one bucket whose names begin alike, each written once and never changed: for copies of what is sealed.
 *
 * <p>Each object carries the SHA-256 of its bytes, and what is read is compared with it. An object that is there is
 * left as it is: by a conditional write where the store knows them, else by looking before.
 */
public final class ObjectBucket {

    /** Longer files go up in parts; S3 wants parts of 5 MiB or more and at most 10,000 of them. */
    private static final int PART_BYTES = 8 << 20;

    private static final int MOST_PARTS = 9_000;
    private static final String HASH = "sha256";
    private static final int THERE_ALREADY = 412;
    private static final int NOT_OFFERED = 501;

    private final Address address;
    private final S3Client client;
    private volatile boolean conditional = true;

    /**
     * Which objects.
     *
     * @param endpoint of the store, as {@code https://s3.example.org}
     * @param prefix what the names of all objects begin with
     */
    public record Address(
            String endpoint, String region, String bucket, String prefix, String accessKey, String secretKey) {

        @Override
        public String toString() {
            return "bucket " + bucket + " at " + endpoint;
        }
    }

    /** An object that is there. */
    public record Found(String name, long sizeBytes, Instant storedAt) {}

    public ObjectBucket(Address address, Egress egress) {
        this.address = address;
        this.client = StoreClients.client(
                address.endpoint(), address.region(), address.accessKey(), address.secretKey(), egress);
    }

    /** Keeps the bytes, unless the object is there. */
    public void put(String name, byte[] bytes) throws IOException {
        if (has(name)) {
            return;
        }
        try {
            write(name, bytes, conditional);
        } catch (StoreAwayException refused) {
            int status = refused.getCause() instanceof S3Exception s3 ? s3.statusCode() : 0;
            if (status == NOT_OFFERED && conditional) {
                conditional = false;
                write(name, bytes, false);
            } else if (status != THERE_ALREADY) {
                throw refused;
            }
        }
    }

    private void write(String name, byte[] bytes, boolean onlyNew) throws IOException {
        ask(name, () -> client.putObject(
                put -> {
                    put.bucket(address.bucket()).key(key(name)).contentMD5(StoreAnswers.md5(bytes))
                            .metadata(Map.of(HASH, HexFormat.of().formatHex(Hashes.sha256(bytes))));
                    if (onlyNew) {
                        put.ifNoneMatch("*");
                    }
                },
                RequestBody.fromBytes(bytes)));
    }

    /** Keeps a copy of the file, unless the object is there. */
    public void put(String name, Path file) throws IOException {
        if (Files.size(file) <= PART_BYTES) {
            put(name, Files.readAllBytes(file));
        } else if (!has(name)) {
            writeParts(name, file);
        }
    }

    private void writeParts(String name, Path file) throws IOException {
        var hash = hash(file);
        var upload = ask(name, () -> client.createMultipartUpload(begin ->
                        begin.bucket(address.bucket()).key(key(name)).metadata(Map.of(HASH, hash))))
                .uploadId();
        try (var source = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = source.size();
            int partBytes = (int) Math.max(PART_BYTES, size / MOST_PARTS + 1);
            var parts = new ArrayList<CompletedPart>();
            for (long at = 0; at < size; at += partBytes) {
                var bytes = read(source, at, (int) Math.min(partBytes, size - at));
                parts.add(writePart(name, upload, parts.size() + 1, bytes));
            }
            ask(name, () -> client.completeMultipartUpload(end -> end.bucket(address.bucket()).key(key(name))
                    .uploadId(upload).multipartUpload(all -> all.parts(parts))));
        } catch (IOException failed) {
            try {
                ask(name, () -> client.abortMultipartUpload(
                        end -> end.bucket(address.bucket()).key(key(name)).uploadId(upload)));
            } catch (IOException left) {
                failed.addSuppressed(left);
            }
            throw failed;
        }
    }

    private CompletedPart writePart(String name, String upload, int number, byte[] bytes) throws IOException {
        var tag = ask(name, () -> client.uploadPart(
                        part -> part.bucket(address.bucket()).key(key(name)).uploadId(upload).partNumber(number)
                                .contentMD5(StoreAnswers.md5(bytes)),
                        RequestBody.fromBytes(bytes)))
                .eTag();
        return CompletedPart.builder().partNumber(number).eTag(tag).build();
    }

    /** Whether the object is there. */
    public boolean has(String name) throws IOException {
        try {
            ask(name, () -> client.headObject(head -> head.bucket(address.bucket()).key(key(name))));
            return true;
        } catch (NoSuchFileException missing) {
            return false;
        }
    }

    /**
     * The bytes as they were put.
     *
     * @throws NoSuchFileException when there is no such object
     */
    public byte[] get(String name) throws IOException {
        try (var in = open(name)) {
            return in.readAllBytes();
        }
    }

    /**
     * The bytes as they were put; reading the last one fails when they are others.
     *
     * @throws NoSuchFileException when there is no such object
     */
    public InputStream open(String name) throws IOException {
        var found = ask(name, () -> client.getObject(get -> get.bucket(address.bucket()).key(key(name))));
        return new CheckedStream(found, found.response().metadata().get(HASH));
    }

    /** Everything whose name begins so, in the order of names. */
    public List<Found> list(String folder) throws IOException {
        var prefix = folder.isEmpty() ? address.prefix() : key(folder + "/");
        return ask(folder, () -> client.listObjectsV2Paginator(
                        list -> list.bucket(address.bucket()).prefix(prefix))
                .contents().stream()
                .map(object -> new Found(
                        object.key().substring(address.prefix().length()), object.size(), object.lastModified()))
                .sorted(java.util.Comparator.comparing(Found::name))
                .toList());
    }

    /** Deletes the object; nothing happens when it is not there. */
    public void delete(String name) throws IOException {
        try {
            ask(name, () -> client.deleteObject(gone -> gone.bucket(address.bucket()).key(key(name))));
        } catch (NoSuchFileException gone) {
            // Nothing is left to delete.
            return;
        }
    }

    private static <T> T ask(String name, Supplier<T> question) throws IOException {
        return StoreAnswers.ask(name, question);
    }

    private String key(String name) {
        return address.prefix() + name;
    }

    private static byte[] read(FileChannel source, long from, int length) throws IOException {
        var buffer = ByteBuffer.allocate(length);
        for (long at = from; buffer.hasRemaining(); at = from + buffer.position()) {
            if (source.read(buffer, at) < 0) {
                throw new IOException("a file grew shorter while it was copied");
            }
        }
        return buffer.array();
    }

    private static String hash(Path file) throws IOException {
        var digest = Hashes.sha256();
        try (var in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Compares what was read with the hash that came with it, at its end. */
    private static final class CheckedStream extends DigestInputStream {

        private final @Nullable String expected;
        private boolean compared;

        CheckedStream(InputStream in, @Nullable String expected) {
            super(in, Hashes.sha256());
            this.expected = expected;
        }

        @Override
        public int read() throws IOException {
            return compareAtEnd(super.read());
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return compareAtEnd(super.read(buffer, offset, length));
        }

        private int compareAtEnd(int read) throws IOException {
            if (read < 0 && !compared) {
                compared = true;
                if (!HexFormat.of().formatHex(getMessageDigest().digest()).equals(expected)) {
                    throw new IOException("an object came back as it was not put");
                }
            }
            return read;
        }
    }
}
