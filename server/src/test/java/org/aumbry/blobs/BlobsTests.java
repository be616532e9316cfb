package org.aumbry.blobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Supplier;
import org.aumbry.crypto.Hashes;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.TamperedException;
import org.aumbry.data.DataFolder;
import org.aumbry.data.KeyScope;
import org.aumbry.data.TenantScope;
import org.aumbry.data.Tenants;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.TenantId;
import org.aumbry.testing.GroundTest;
import org.aumbry.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@GroundTest
class BlobsTests {

    @Autowired
    private Blobs blobs;

    @Autowired
    private Tenants tenants;

    @Autowired
    private TenantScope scope;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Uploads uploads;

    @Autowired
    private BlobStore store;

    @Autowired
    private BlobRowStore rows;

    @Autowired
    private BlobScrub scrub;

    @Autowired
    private BlobSettings settings;

    @Autowired
    private DataFolder folder;

    private final byte[] content = new Randomness().bytes(200_000);
    private TenantId acme;

    @BeforeEach
    void prepare() {
        acme = tenants.create(new TenantId(UUID.randomUUID())).id();
    }

    @Test
    void anUploadInPiecesBecomesABlob() {
        var receipt = in(acme, () -> {
            var staged = blobs.begin(KeyScope.CONTENT);
            long offset = blobs.append(staged.id(), 0, bytes(0, 70_000), 70_000);
            offset = blobs.append(staged.id(), offset, bytes(70_000, 200_000), 130_000);
            assertThat(offset).isEqualTo(200_000);
            assertThat(blobs.find(staged.id()).offsetBytes()).isEqualTo(200_000);
            return blobs.finish(staged.id());
        });

        assertThat(receipt.sizeBytes()).isEqualTo(200_000);
        assertThat(receipt.sha256()).isEqualTo(Hashes.sha256(content));
        assertThat(read(acme, receipt.id())).isEqualTo(content);
    }

    @Test
    void anUploadContinuesInAnotherProcess() {
        var staged = in(acme, () -> blobs.begin(KeyScope.CONTENT));
        in(acme, () -> blobs.append(staged.id(), 0, bytes(0, 100_000), 200_000));
        uploads.forgetHashes();

        var receipt = in(acme, () -> {
            blobs.append(staged.id(), 100_000, bytes(100_000, 200_000), 100_000);
            return blobs.finish(staged.id());
        });

        assertThat(receipt.sha256()).isEqualTo(Hashes.sha256(content));
        assertThat(read(acme, receipt.id())).isEqualTo(content);
    }

    @Test
    void oneByteTooManyTakesThePieceBack() {
        var staged = in(acme, () -> blobs.begin(KeyScope.CONTENT));
        in(acme, () -> blobs.append(staged.id(), 0, bytes(0, 1_000), 1_000));

        assertRefused(Refusal.Code.TOO_LARGE, () -> blobs.append(staged.id(), 1_000, bytes(1_000, 200_000), 198_999));

        assertThat(in(acme, () -> blobs.find(staged.id())).offsetBytes()).isEqualTo(1_000);
        in(acme, () -> blobs.append(staged.id(), 1_000, bytes(1_000, 200_000), 199_000));
        assertThat(in(acme, () -> blobs.finish(staged.id())).sha256()).isEqualTo(Hashes.sha256(content));
    }

    @Test
    void whatCameBeforeTheSenderWentAwayIsKept() {
        var staged = in(acme, () -> blobs.begin(KeyScope.CONTENT));
        var broken = new InputStream() {
            private int sent;

            @Override
            public int read() throws IOException {
                if (sent == 90_000) {
                    throw new IOException("connection reset");
                }
                return content[sent++] & 0xFF;
            }
        };
        assertThatExceptionOfType(SourceFailedException.class)
                .isThrownBy(() -> in(acme, () -> blobs.append(staged.id(), 0, broken, 200_000)));
        long offset = in(acme, () -> blobs.find(staged.id())).offsetBytes();
        assertThat(offset).isPositive().isLessThanOrEqualTo(90_000);

        in(acme, () -> blobs.append(staged.id(), offset, bytes((int) offset, 200_000), 200_000));

        assertThat(in(acme, () -> blobs.finish(staged.id())).sha256()).isEqualTo(Hashes.sha256(content));
    }

    @Test
    void aPieceForAnotherPlaceIsRefused() {
        var staged = in(acme, () -> blobs.begin(KeyScope.CONTENT));

        assertRefused(Refusal.Code.CONFLICT, () -> blobs.append(staged.id(), 5, bytes(5, 10), 10));
    }

    @Test
    void finishingAgainAfterARollbackGivesTheSameReceipt() {
        var staged = in(acme, () -> blobs.begin(KeyScope.CONTENT));
        in(acme, () -> blobs.append(staged.id(), 0, bytes(0, 200_000), 200_000));
        scope.run(acme, () -> transaction.executeWithoutResult(status -> {
            blobs.finish(staged.id());
            status.setRollbackOnly();
        }));
        var id = new BlobId(staged.id().value());
        assertRefused(Refusal.Code.NOT_FOUND, () -> blobs.open(id));

        var again = in(acme, () -> blobs.finish(staged.id()));
        var thrice = in(acme, () -> blobs.finish(staged.id()));

        assertThat(again.sha256()).isEqualTo(thrice.sha256()).isEqualTo(Hashes.sha256(content));
        assertThat(read(acme, again.id())).isEqualTo(content);
    }

    @Test
    void anAbandonedUploadIsGone() {
        var staged = in(acme, () -> blobs.begin(KeyScope.CONTENT));
        in(acme, () -> {
            blobs.abandon(staged.id());
            return "";
        });

        assertRefused(Refusal.Code.NOT_FOUND, () -> blobs.find(staged.id()));
        assertRefused(Refusal.Code.NOT_FOUND, () -> blobs.finish(staged.id()));
    }

    @Test
    void anotherTenantHasNoSuchBlobAndNoSuchUpload() {
        var id = put();
        var staged = in(acme, () -> blobs.begin(KeyScope.CONTENT));
        var globex = tenants.create(new TenantId(UUID.randomUUID())).id();

        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> in(globex, () -> blobs.open(id)));
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> in(globex, () -> blobs.find(staged.id())));
    }

    @Test
    void aRowThatNamesAnotherBlobsKeyOpensNothing() {
        var id = put();
        var other = put();
        in(acme, () -> transaction.execute(status -> {
            var stolen = rows.find(other.value()).orElseThrow();
            rows.delete(id.value());
            rows.add(new BlobRow(id.value(), stolen.keyNumber(), stolen.wrappedKey(), stolen.sizeBytes(),
                            stolen.algorithm()), 1,
                    Instant.now());
            return "";
        }));

        assertThatExceptionOfType(TamperedException.class).isThrownBy(() -> read(acme, id));
    }

    @Test
    void aRowThatLiesAboutTheLengthOpensNothing() {
        var id = put();
        in(acme, () -> transaction.execute(status -> {
            var row = rows.find(id.value()).orElseThrow();
            rows.delete(id.value());
            rows.add(
                    new BlobRow(id.value(), row.keyNumber(), row.wrappedKey(), 65_536, row.algorithm()), 1,
                    Instant.now());
            return "";
        }));

        assertThatExceptionOfType(TamperedException.class).isThrownBy(() -> read(acme, id));
    }

    @Test
    void aMissingFileIsALossNotAnEmptyAnswer() throws IOException {
        var id = put();
        store.delete(new BlobName(acme, id.value()));

        assertThatExceptionOfType(BlobLostException.class).isThrownBy(() -> read(acme, id));
        var report = in(acme, () -> scrub.scrub(10));
        assertThat(report).isEqualTo(new BlobScrub.Report(1, 1, 0, 0, 1));
    }

    @Test
    void theScrubSeesASingleFlippedBit() throws IOException {
        put();
        var id = put();
        assertThat(in(acme, () -> scrub.scrub(10))).isEqualTo(new BlobScrub.Report(2, 0, 0, 0, 0));
        var name = new BlobName(acme, id.value());
        var file = folder.path().resolve("blobs").resolve(acme.toString()).resolve(name.shelf()).resolve(id.toString());
        var bytes = Files.readAllBytes(file);
        bytes[100_000] ^= 1;
        Files.write(file, bytes);

        assertThat(in(acme, () -> scrub.scrub(10))).isEqualTo(new BlobScrub.Report(2, 0, 1, 0, 1));
    }

    @Test
    void theSweepTakesOnlyWhatNobodyNeedsAndOnlyInTime() throws IOException {
        var kept = put();
        var removed = put();
        var orphan = rolledBack();
        var staged = in(acme, () -> blobs.begin(KeyScope.CONTENT));
        in(acme, () -> {
            blobs.remove(removed);
            return "";
        });

        assertThat(sweepAfter(Duration.ofDays(1))).isEqualTo(new BlobSweep.Report(0, 0, 0));
        assertThat(read(acme, removed)).isEqualTo(content);
        assertThat(sweepAfter(Duration.ofDays(8))).isEqualTo(new BlobSweep.Report(2, 0, 0));
        assertThat(sweepAfter(Duration.ofDays(36))).isEqualTo(new BlobSweep.Report(0, 1, 1));

        assertThat(read(acme, kept)).isEqualTo(content);
        assertThat(store.list(acme)).hasSize(1);
        assertThat(store.exists(new BlobName(acme, orphan.value()))).isFalse();
        assertRefused(Refusal.Code.NOT_FOUND, () -> blobs.open(removed));
        assertRefused(Refusal.Code.NOT_FOUND, () -> blobs.find(staged.id()));
    }

    @Test
    void totalsCountWhatIsStored() {
        put();
        put();

        assertThat(in(acme, blobs::totals)).isEqualTo(new BlobTotals(2, 400_000));
    }

    private BlobSweep.Report sweepAfter(Duration later) {
        var clock = new TestClock();
        clock.advance(Duration.between(clock.instant(), Instant.now().plus(later)));
        var sweep = new BlobSweep(scope, uploads, store, rows, settings, new BlobSweep.SweepTools(clock, transaction));
        return in(acme, sweep::sweep);
    }

    private BlobId put() {
        return in(acme, () -> blobs.put(KeyScope.CONTENT, bytes(0, 200_000))).id();
    }

    private BlobId rolledBack() {
        return in(acme, () -> transaction.execute(status -> {
            status.setRollbackOnly();
            return blobs.put(KeyScope.CONTENT, bytes(0, 10));
        })).id();
    }

    private byte[] read(TenantId tenant, BlobId id) {
        return in(tenant, () -> {
            try (var opened = blobs.open(id);
                    var in = opened.stream()) {
                return in.readAllBytes();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    private InputStream bytes(int from, int to) {
        return new ByteArrayInputStream(Arrays.copyOfRange(content, from, to));
    }

    private <T> T in(TenantId tenant, Supplier<T> work) {
        return scope.call(tenant, work);
    }

    private void assertRefused(Refusal.Code code, Supplier<?> work) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> in(acme, work::get))
                .matches(refusal -> refusal.code() == code);
    }
}
