package org.aumbry.continuity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.aumbry.blobs.ObjectBucket;
import org.aumbry.blobs.ObjectServer;
import org.aumbry.data.CannotStartException;
import org.aumbry.kernel.Egress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Locations of the archive: a folder, and a bucket of an S3 server. */
class LocationTests {

    @TempDir
    private static Path serverFolder;

    @TempDir
    private Path folder;

    private static ObjectServer server;

    @BeforeAll
    static void start() {
        server = new ObjectServer(serverFolder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Nested
    class AFolder implements LocationContract {

        @TempDir
        private Path own;

        @Override
        public ArchiveLocation location() throws IOException {
            return new DirectoryLocation("f", "here", Files.createDirectory(own.resolve("location")), false);
        }

        @Override
        public Path folder() {
            return own;
        }
    }

    @Nested
    class ABucket implements LocationContract {

        @TempDir
        private Path own;

        @Override
        public ArchiveLocation location() {
            return bucket(server.address());
        }

        @Override
        public Path folder() {
            return own;
        }
    }

    @Test
    void anObjectThatWasChangedIsNotTakenAndAnotherLocationHasIt() throws IOException {
        var address = server.address();
        var bucket = bucket(address);
        var other = new DirectoryLocation("f", "there", folder, false);
        var copies = new Copies(List.of(bucket, other), Clock.systemUTC());
        var file = Files.write(folder.resolve("source"), new byte[] {1, 2, 3});
        assertThat(copies.put("blobs/t/ab/one", file)).isEqualTo(2);
        server.damage(address, "blobs/t/ab/one");
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> bucket.get("blobs/t/ab/one"))
                .withMessageContaining("not put");
        var to = folder.resolve("back");
        new ArchiveReader(List.of(bucket, other), null)
                .fetchBlob(new BlobCopies.Listed("blobs/t/ab/one", 3, BlobCopies.sha256(file)), to);
        assertThat(Files.readAllBytes(to)).containsExactly(1, 2, 3);
    }

    @Test
    void aBucketLacksNothingThatAFolderHas() throws IOException {
        var bucket = bucket(server.address());
        var other = new DirectoryLocation("f", "there", folder, false);
        other.put("blobs/t/ab/one", new byte[] {7});
        var copies = new Copies(List.of(bucket, other), Clock.systemUTC());
        copies.heal(part -> true);
        assertThat(bucket.get("blobs/t/ab/one")).containsExactly(7);
        assertThat(copies.heal(part -> true).fewest()).isEqualTo(2);
    }

    @Test
    void ofTwoThatWriteAtOnceOneIsKept() throws Exception {
        var location = bucket(server.address());
        var number = new AtomicInteger();
        try (var writers = Executors.newFixedThreadPool(4)) {
            for (var writing : writers.invokeAll(java.util.Collections.nCopies(8, () -> {
                location.put("generations/g/one", new byte[] {(byte) number.incrementAndGet()});
                return null;
            }))) {
                writing.get();
            }
        }
        var kept = location.get("generations/g/one");
        location.put("generations/g/one", new byte[] {99});
        assertThat(location.get("generations/g/one")).isEqualTo(kept);
    }

    @Test
    void aStoreThatIsAwayIsTroubleAndNothingElse() throws IOException {
        var address = server.address();
        var gone = new ObjectBucket.Address(
                "http://127.0.0.1:1", "us-east-1", address.bucket(), "", address.accessKey(), address.secretKey());
        var away = bucket(gone);
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> away.has("generations/g/one"))
                .isNotInstanceOf(NoSuchFileException.class);
        var nowhere = bucket(new ObjectBucket.Address(
                address.endpoint(), "us-east-1", "no-" + UUID.randomUUID(), "", address.accessKey(),
                address.secretKey()));
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> nowhere.put("generations/g/one", new byte[1]))
                .isNotInstanceOf(NoSuchFileException.class);
    }

    @Test
    void anOperatorNamesFoldersAndBuckets() throws IOException {
        var address = server.address();
        bucket(address).put("generations/g/one", new byte[] {5});
        var environment = Map.of(
                "AUMBRY_S3_ENDPOINT", address.endpoint(), "AUMBRY_S3_ACCESS_KEY", address.accessKey(),
                "AUMBRY_S3_SECRET_KEY", address.secretKey());
        var typed = "s3://" + address.bucket() + "/" + address.prefix();
        assertThat(Media.locations(List.of(Media.of(typed, environment))).getFirst().get("generations/g/one"))
                .containsExactly(5);
        assertThat(Media.locations(List.of(Media.of(folder.toString(), Map.of()))).getFirst().list("")).isEmpty();
        assertThatExceptionOfType(CannotStartException.class).isThrownBy(() -> Media.of(typed, Map.of()))
                .withMessageContaining("AUMBRY_S3_ENDPOINT");
    }

    @Test
    void aLocationIsAFolderOrABucket() {
        assertThatIllegalArgumentException().isThrownBy(() ->
                new ArchiveSettings.Location("a", "b", null, null, false));
        var bucket = new ArchiveSettings.Bucket("http://s3", "us-east-1", "copies", "", "key", "very secret");
        assertThatIllegalArgumentException().isThrownBy(() ->
                new ArchiveSettings.Location("a", "b", folder, bucket, false));
        assertThat(new ArchiveSettings.Location("a", "b", null, bucket, false).toString())
                .doesNotContain("very secret");
        assertThat(bucket.address().toString()).doesNotContain("very secret");
    }

    private static BucketLocation bucket(ObjectBucket.Address address) {
        return new BucketLocation("s", "away", new ObjectBucket(address, Egress.UNLIMITED), false);
    }
}
