package org.aumbry.blobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.aumbry.crypto.Algorithm;
import org.aumbry.crypto.Randomness;
import org.aumbry.data.KeyScope;
import org.aumbry.data.TenantScope;
import org.aumbry.data.Tenants;
import org.aumbry.kernel.Probe;
import org.aumbry.kernel.TenantId;
import org.aumbry.testing.GroundTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@GroundTest
class BlobProbesTests {

    @Autowired
    private TenantScope scope;

    @Autowired
    private Tenants tenants;

    @Autowired
    private ProbeBlobs probeBlobs;

    @Autowired
    private BlobFlipProbe flip;

    @Autowired
    private BlobsAtRestProbe atRest;

    @Autowired
    private BlobsWholeProbe whole;

    @Autowired
    private Blobs blobs;

    @Autowired
    private BlobStore store;

    @Autowired
    private BlobRowStore rows;

    @Autowired
    private TransactionTemplate transaction;

    private final Randomness randomness = new Randomness();
    private TenantId acme;

    @BeforeEach
    void prepare() {
        acme = tenants.create(new TenantId(UUID.randomUUID())).id();
    }

    @Test
    void theProductHoldsAndNothingStaysBehind() throws IOException {
        for (Probe probe : new Probe[] {flip, atRest, whole}) {
            var look = look(probe);
            assertThat(look.holds()).as(look.observed()).isTrue();
        }
        assertThat(store.list(acme)).isEmpty();
    }

    @Test
    void aReaderThatMendsChangedFilesSilentlyIsSeen() {
        var mending = new BlobFlipProbe(probeBlobs, randomness, changed -> latest());

        assertThat(look(mending).holds()).isFalse();
        assertThat(look(mending).observed()).contains("Of 60 flipped bits 60 were accepted");
    }

    @Test
    void anOpenCopyOnDiskIsSeen() {
        var open = new BlobsAtRestProbe(probeBlobs, randomness, (row, copy) -> plain(row));

        assertThat(look(open).holds()).isFalse();
    }

    @Test
    void aPlaceThatDoesNotShowWhatWasPutIsSeen(@TempDir Path empty) {
        assertThat(look(new BlobDriversProbe(probeBlobs, store, scope)).holds()).isTrue();
        var disk = new RealDisk();
        var other = new CopiedStore(List.of(new DirectoryPlace("x", empty, disk, 0)), 1, disk, Clock.systemUTC());
        other.look();
        assertThat(look(new BlobDriversProbe(probeBlobs, other, scope)).holds()).isFalse();
    }

    @Test
    void aLostBlobIsSeen() throws IOException {
        var id = in(() -> blobs.put(KeyScope.CONTENT, new ByteArrayInputStream(new byte[10]))).id();
        store.delete(new BlobName(acme, id.value()));

        assertThat(look(whole).holds()).isFalse();
        assertThat(look(whole).observed()).contains("1 blobs lost");
    }

    @Test
    void aSiteThatLacksABlobHasAnotherRoot(@TempDir Path here, @TempDir Path there) throws IOException {
        var id = in(() -> blobs.put(KeyScope.CONTENT, new ByteArrayInputStream(new byte[10]))).id();
        in(() -> blobs.put(KeyScope.CONTENT, new ByteArrayInputStream(new byte[20])));
        var disk = new RealDisk();
        var second = new DirectoryPlace("second", there, disk, 0);
        var sites = new CopiedStore(
                List.of(new DirectoryPlace("first", here, disk, 0), second), 2, disk, Clock.systemUTC());
        sites.look();
        for (var file : store.list(acme)) {
            try (var source = store.open(file.name(), 0)) {
                new DirectoryPlace("first", here, disk, 0).put(file.name(), source);
                second.put(file.name(), source);
            }
        }
        var later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(11));
        var probe = new BlobSitesProbe(sites, rows, transaction, scope, randomness, later);
        assertThat(look(probe).holds()).as(look(probe).observed()).isTrue();
        assertThat(look(probe).observed()).startsWith("2 blobs, root ").contains("of 2 sites 2 hold the same");

        var name = new BlobName(acme, id.value());
        assertThat(second.shelf(acme, name.shelf())).extracting(BlobStore.Stored::name).contains(name);
        second.delete(name);
        assertThat(look(probe).holds()).as(look(probe).observed()).isFalse();
        assertThat(look(probe).observed()).contains("Site second: root ");
        assertThat(look(new BlobSitesProbe(store, rows, transaction, scope, randomness, later)).holds())
                .as("one place without a name").isFalse();
    }

    /** The untouched bytes of the blob that the probe stored a moment ago. */
    private byte[] latest() {
        try {
            var name = store.list(acme).getFirst().name();
            return probeBlobs.sealed(new BlobRow(name.id(), 0, new byte[0], 0, Algorithm.AES_256_GCM), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private byte[] plain(BlobRow row) throws IOException {
        try (var content = probeBlobs.open(row, store);
                var in = content.stream()) {
            return in.readAllBytes();
        }
    }

    private Probe.Result look(Probe probe) {
        return in(probe::look);
    }

    private <T> T in(Supplier<T> work) {
        return scope.call(acme, work);
    }
}
