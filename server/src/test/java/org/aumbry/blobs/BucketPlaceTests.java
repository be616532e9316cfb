package org.aumbry.blobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.TamperedException;
import org.aumbry.data.HeldKeys;
import org.aumbry.data.KeyScope;
import org.aumbry.kernel.Egress;
import org.aumbry.kernel.Probe;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.TenantId;
import org.aumbry.testing.TestClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

/** Blobs in an object store with an S3 interface, alone and beside a directory. */
class BucketPlaceTests {

    @TempDir
    private static Path serverFolder;

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
    class OneBucket implements StorageContract {

        @TempDir
        private Path folder;

        @Override
        public BlobStore store() {
            return BucketPlaceTests.store(place(server.bucket()));
        }

        @Override
        public Path inbox() {
            return folder;
        }
    }

    @Nested
    class ABucketForEachNetwork implements StorageContract {

        @TempDir
        private Path folder;

        @Override
        public BlobStore store() {
            return BucketPlaceTests.store(place(server.settings("n-{network}", Map.of())));
        }

        @Override
        public Path inbox() {
            return folder;
        }
    }

    @Nested
    class ADirectoryAndABucket implements StorageContract {

        @TempDir
        private Path folder;

        @Override
        public BlobStore store() {
            return BucketPlaceTests.store(
                    new DirectoryPlace("here", folder.resolve("copies"), new RealDisk(), 0), place(server.bucket()));
        }

        @Override
        public Path inbox() {
            return folder;
        }
    }

    @Test
    void aNetworkMayHaveABucketOfItsOwn() throws IOException {
        var acme = new TenantId(UUID.randomUUID());
        var globex = new TenantId(UUID.randomUUID());
        var own = server.bucket().bucket();
        var shared = server.bucket().bucket();
        var settings = server.settings(
                shared, Map.of(acme.toString(), new BucketSettings.OfNetwork(own, null, null)));
        var store = store(place(settings));
        var source = new GivenBytes(new byte[] {1, 2, 3});
        for (var tenant : List.of(acme, globex)) {
            var name = new BlobName(tenant, UUID.randomUUID());
            place(settings).put(name, source.open(name, 0));
            assertThat(store.list(tenant)).hasSize(1);
        }

        assertThat(keys(own)).hasSize(1).allMatch(key -> key.startsWith("some/prefix/" + acme + "/"));
        assertThat(keys(shared)).hasSize(1).allMatch(key -> key.startsWith("some/prefix/" + globex + "/"));
    }

    @Test
    void aChangedObjectIsRefusedAndReadFromAnotherCopy(@TempDir Path folder) throws IOException {
        var settings = server.bucket();
        var one = fixture(folder, List.of(place(settings)));
        var content = new Randomness().bytes(200_000);
        var name = one.put(content);
        change(settings.bucket(), "some/prefix/" + one.tenant + "/" + name.shelf() + "/" + name.id());

        assertThatExceptionOfType(TamperedException.class).isThrownBy(() -> one.read(name));
        assertThat(one.reports.damagedCount()).isEqualTo(1);
    }

    @Test
    void whileTheStoreIsAwayUploadsAreRefusedInPlainWordsAndGoOnAfterwards(@TempDir Path folder) throws IOException {
        assumeThat(server.isOwn()).isTrue();
        var blobs = fixture(folder, List.of(place(server.bucket())));
        var content = new Randomness().bytes(150_000);
        var before = blobs.put(content);
        var name = blobs.newName();
        blobs.uploads.begin(name, KeyScope.CONTENT);
        blobs.uploads.append(name, 0, new ByteArrayInputStream(content), content.length);
        server.kill();
        try {
            assertAway(() -> blobs.uploads.finish(name));
            assertThat(blobs.store.places().getFirst().problem()).isEqualTo("no answer");
            assertAway(() -> blobs.uploads.begin(blobs.newName(), KeyScope.CONTENT));
            assertThatExceptionOfType(StoreAwayException.class).isThrownBy(() -> blobs.store.exists(before));
        } finally {
            server.start();
        }

        assertThat(blobs.store.look()).noneMatch(PlaceState::away);
        assertThat(blobs.uploads.offset(name)).isEqualTo(content.length);
        blobs.uploads.finish(name);
        assertThat(blobs.read(name)).isEqualTo(content);
        assertThat(blobs.read(before)).isEqualTo(content);
    }

    @Test
    void aWrongCredentialIsRefusedAndStandsInNoMessage() {
        var settings = server.bucket();
        var wrong = new BucketSettings(
                settings.endpoint(), settings.region(), settings.bucket(), "", "someone", "a wrong secret", Map.of());
        assertThatExceptionOfType(StoreAwayException.class)
                .isThrownBy(() -> place(wrong).check())
                .withMessageMatching("answer 40[13]");
        assertThat(wrong.toString()).doesNotContain("secret").doesNotContain("someone");
        assertThat(new BucketSettings.OfNetwork("b", "someone", "a wrong secret").toString()).isEqualTo("bucket b");
    }

    @Test
    void aStoreWhereTheInstallationDoesNotGoIsAway() {
        var place = new BucketPlace("there", new BucketDoor(server.bucket(), (party, host, port) -> false));
        assertThatExceptionOfType(StoreAwayException.class).isThrownBy(place::check).withMessage("no answer");
    }

    private static void assertAway(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(work)
                .matches(refusal -> refusal.code() == Refusal.Code.UNAVAILABLE)
                .matches(refusal -> refusal.messageKey().equals("blobs.store-away"));
    }

    @Test
    void whoHasNoCredentialOfItsOwnOrNeedsNoneIsSeen() throws IOException {
        var acme = new TenantId(UUID.randomUUID());
        var globex = new TenantId(UUID.randomUUID());
        var shared = server.bucket().bucket();
        var own = new BucketSettings.OfNetwork(null, "acme-key", "acme-secret");
        var door = new BucketDoor(server.settings(shared, Map.of(acme.toString(), own)), Egress.UNLIMITED);
        assertThat(credentials(door, acme).holds()).as(credentials(door, acme).observed()).isTrue();
        assertThat(credentials(door, globex).holds()).isFalse();
        assertThat(credentials(door, globex).observed()).contains("a credential that others use too");
        var twice = new BucketDoor(server.settings(
                shared, Map.of(acme.toString(), own, globex.toString(), own)), Egress.UNLIMITED);
        assertThat(credentials(twice, acme).holds()).isFalse();
        assertThat(new BlobCredentialsProbe(List.of(door), true, () -> acme).look().observed()).contains("in folders");
        var careless = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        careless.createContext("/", call -> {
            var all = "<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>"
                    .getBytes(StandardCharsets.UTF_8);
            call.getResponseHeaders().set("Content-Type", "application/xml");
            call.sendResponseHeaders(200, all.length);
            call.getResponseBody().write(all);
            call.close();
        });
        careless.start();
        try {
            var open = new BucketDoor(new BucketSettings(
                    "http://127.0.0.1:" + careless.getAddress().getPort(), "us-east-1", shared, "", "a", "b",
                    Map.of(acme.toString(), own)), Egress.UNLIMITED);
            assertThat(credentials(open, acme).observed()).contains("is open to who shows no credential");
        } finally {
            careless.stop(0);
        }
    }

    private static Probe.Result credentials(BucketDoor door, TenantId network) {
        return new BlobCredentialsProbe(List.of(door), false, () -> network).look();
    }

    private static BlobFixture fixture(Path folder, List<BlobPlace> places) {
        return new BlobFixture(
                new RealDisk(), List.of(folder), places, new HeldKeys(new TenantId(UUID.randomUUID())));
    }

    private static BlobPlace place(BucketSettings settings) {
        return new BucketPlace("there", new BucketDoor(settings, Egress.UNLIMITED));
    }

    private static BlobStore store(BlobPlace... places) {
        return new CopiedStore(List.of(places), places.length, new RealDisk(), new TestClock());
    }

    private static List<String> keys(String bucket) {
        try (var client = server.client()) {
            return client.listObjectsV2(list -> list.bucket(bucket)).contents().stream()
                    .map(object -> object.key())
                    .filter(key -> !key.endsWith(DirectoryPlace.MARK))
                    .toList();
        }
    }

    private static void change(String bucket, String key) {
        try (var client = server.client()) {
            var bytes = client.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asByteArray();
            bytes[80_000] ^= 1;
            client.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromBytes(bytes));
        }
    }
}
