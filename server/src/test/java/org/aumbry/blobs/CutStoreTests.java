package org.aumbry.blobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aumbry.crypto.Randomness;
import org.aumbry.data.HeldKeys;
import org.aumbry.kernel.TenantId;
import org.aumbry.testing.Crowd;
import org.aumbry.testing.CutLine;
import org.aumbry.testing.TestClock;
import org.aumbry.web.CountedEgress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real object store beside a directory, whose line is cut while people read and upload. */
class CutStoreTests {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int BUCKET = 1;

    @TempDir
    private Path folder;

    private final CountedEgress egress = new CountedEgress();
    private final HeldKeys keys = new HeldKeys(new TenantId(UUID.randomUUID()));
    private ObjectServer server;
    private CutLine line;
    private CopiedStore store;

    @BeforeEach
    void connect() {
        server = new ObjectServer(folder.resolve("server"));
        assumeThat(server.isOwn()).isTrue();
        line = new CutLine(URI.create(server.endpoint()).getPort());
        var straight = server.bucket();
        var settings = new BucketSettings(
                "http://127.0.0.1:" + line.port(), straight.region(), straight.bucket(), straight.prefix(),
                straight.accessKey(), straight.secretKey(), Map.of());
        store = new CopiedStore(List.of(
                new DirectoryPlace("here", folder.resolve("copies"), new RealDisk(), 0),
                new BucketPlace("there", new BucketDoor(settings, egress, PATIENCE))), 1, new RealDisk(),
                new TestClock());
        Crowd.await(() -> store.look().stream().noneMatch(PlaceState::away));
    }

    @AfterEach
    void disconnect() {
        line.close();
        server.close();
    }

    @Test
    void whileTheStoreIsSilentUploadsAndReadingGoOnAndFewWaitForIt() throws IOException {
        var before = put();
        assertThat(store.exists(before)).isTrue();
        line.hush();
        int callers = line.callers();
        var readers = Crowd.of(400, () -> store.open(before, BUCKET).size());
        Crowd.await(() -> egress.machine().turnedAway() > 0);
        assertThat(egress.machine().waiting()).isLessThanOrEqualTo(256);
        var lookers = Crowd.of(100, store::look).letGo();
        assertThat(lookers.refused()).isEmpty();
        assertThat(store.places().get(BUCKET).away()).isTrue();
        readers.letGo();
        assertThat(readers.refused()).hasSize(400).allMatch(IOException.class::isInstance);
        assertThat(egress.machine().waiting()).isZero();
        assertThat(line.callers() - callers).as("nobody asked beyond those that were let").isLessThan(3 * 256 + 100);

        int known = line.callers();
        assertThatExceptionOfType(StoreAwayException.class).isThrownBy(() -> store.open(before, BUCKET));
        var name = put();
        try (var copy = store.open(before, 0); var fresh = store.open(name, 0)) {
            assertThat(copy.size()).isEqualTo(fresh.size());
        }
        assertThat(line.callers()).as("nobody waits for what is known to be away").isEqualTo(known);
    }

    @Test
    void whoeverLooksMeanwhileTakesWhatTheOneWhoLooksFinds() {
        line.hush();
        int callers = line.callers();
        Crowd.of(200, store::look).letGo();
        assertThat(store.places().get(BUCKET).away()).isTrue();
        assertThat(line.callers() - callers).isLessThan(20);
    }

    @Test
    void aStoreThatIsGoneAndComesBackIsUsedAgain() throws IOException {
        var before = put();
        line.refuse();
        assertThat(put()).isNotNull();
        assertThat(store.look().get(BUCKET).problem()).isEqualTo("no answer");
        assertThat(egress.machine().answers()).isFalse();
        line.mend();
        Crowd.await(() -> store.look().stream().noneMatch(PlaceState::away));
        line.stall();
        assertThatExceptionOfType(StoreAwayException.class)
                .as("no longer waited for than silence")
                .isThrownBy(() -> store.open(before, BUCKET));
        line.mend();
        Crowd.await(() -> store.look().stream().noneMatch(PlaceState::away));
        assertThat(egress.machine().answers()).isTrue();
        try (var copy = store.open(before, BUCKET)) {
            assertThat(copy.size()).isPositive();
        }
    }

    private BlobName put() throws IOException {
        var name = new BlobName(keys.tenant(), UUID.randomUUID());
        var source = new GivenBytes(new Randomness().bytes(1_000));
        var sealed = folder.resolve("copies").resolve("inbox-" + name.id());
        var disk = new RealDisk();
        try (var from = source.open(name, 0); var into = disk.create(sealed)) {
            var bytes = ByteBuffer.allocate(1_000);
            from.read(bytes, 0);
            into.write(bytes.flip(), 0);
            into.sync();
        }
        assertThat(store.put(name, sealed)).isPositive();
        return name;
    }
}
