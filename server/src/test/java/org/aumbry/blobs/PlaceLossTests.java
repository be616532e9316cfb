package org.aumbry.blobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.aumbry.data.KeyScope;
import org.aumbry.data.TenantScope;
import org.aumbry.data.Tenants;
import org.aumbry.kernel.TenantId;
import org.aumbry.testing.GroundTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** With a second copy a place may be lost; without one its files are, and the trial says so. */
@GroundTest
class PlaceLossTests {

    @Autowired TenantScope scope;
    @Autowired Tenants tenants;
    @Autowired Blobs blobs;
    @Autowired BlobStore store;
    @Autowired BlobRowStore rows;
    @Autowired ProbeBlobs probeBlobs;
    @Autowired TransactionTemplate transaction;

    @Test
    void filesAreReadFromWhatIsLeft(@TempDir Path here, @TempDir Path there) throws IOException {
        var acme = tenants.create(new TenantId(UUID.randomUUID())).id();
        var first = scope.call(acme, () -> blobs.put(KeyScope.CONTENT, new ByteArrayInputStream(new byte[10]))).id();
        scope.call(acme, () -> blobs.put(KeyScope.CONTENT, new ByteArrayInputStream(new byte[200_000])));
        var disk = new RealDisk();
        var one = new DirectoryPlace("one", here, disk, 0);
        var two = new DirectoryPlace("two", there, disk, 0);
        var both = new CopiedStore(List.of(one, two), 1, disk, Clock.systemUTC());
        both.look();
        for (var file : store.list(acme)) {
            try (var source = store.open(file.name(), 0)) {
                one.put(file.name(), source);
                two.put(file.name(), source);
            }
        }
        var loss = loss(both);
        assertThat(loss.places()).isEqualTo(2);
        assertThat(read(acme, loss, 0)).isEqualTo(new PlaceLoss.Read(2, 0));
        assertThat(loss.takesMore(0)).as("one of two suffices").isTrue();
        two.delete(new BlobName(acme, first.value()));
        assertThat(read(acme, loss, 0)).as("the other place lacks one").isEqualTo(new PlaceLoss.Read(1, 1));
        assertThat(read(acme, loss, 1)).isEqualTo(new PlaceLoss.Read(2, 0));
        assertThat(loss(new CopiedStore(List.of(one, two), 2, disk, Clock.systemUTC())).takesMore(0))
                .as("two are needed to acknowledge").isFalse();
        assertThat(read(acme, loss(store), 0)).as("one place alone").isEqualTo(new PlaceLoss.Read(0, 2));
    }

    private PlaceLoss loss(BlobStore from) {
        return new PlaceLoss(
                from, rows, probeBlobs, transaction, Clock.offset(Clock.systemUTC(), Duration.ofMinutes(1)));
    }

    private PlaceLoss.Read read(TenantId tenant, PlaceLoss loss, int without) {
        return scope.call(tenant, () -> loss.read(without, 10));
    }
}
