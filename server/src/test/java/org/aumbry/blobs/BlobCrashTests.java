package org.aumbry.blobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.aumbry.crypto.Hashes;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.TamperedException;
import org.aumbry.data.KeyScope;
import org.aumbry.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The power goes before every single step of an upload, and each kind of loss follows. */
class BlobCrashTests {

    private static final List<Path> ONE = List.of(Path.of("/blobs"));
    private static final List<Path> TWO = List.of(Path.of("/blobs"), Path.of("/copy"));

    /** Ends of the pieces: within a chunk, at its border, beyond it, several chunks at once. */
    private static final int[] PIECES = {10, 65_536, 65_537, 70_000, 131_072, 300_000, 300_001};

    private final byte[] content = new Randomness().bytes(300_001);

    /** What the world outside was told before the power went. */
    private static final class Told {
        private boolean begun;
        private int durable;
        private boolean finished;
    }

    @ParameterizedTest
    @EnumSource(MemoryDisk.Loss.class)
    void anUploadInPiecesLosesNothingThatWasAcknowledged(MemoryDisk.Loss loss) {
        int steps = steps(ONE);
        assertThat(steps).isGreaterThan(35);
        for (int step = 1; step <= steps; step++) {
            crashAt(step, loss, ONE);
        }
    }

    @ParameterizedTest
    @EnumSource(MemoryDisk.Loss.class)
    void aBlobIsAcknowledgedOnlyWhenAllCopiesAreWhole(MemoryDisk.Loss loss) {
        for (int step = 1; step <= steps(TWO); step++) {
            crashAt(step, loss, TWO);
        }
    }

    @ParameterizedTest
    @EnumSource(MemoryDisk.Loss.class)
    void anUploadAtOnceIsWholeOrAbsent(MemoryDisk.Loss loss) {
        for (int step = 1; step <= 40; step++) {
            var disk = new MemoryDisk();
            var blobs = new BlobFixture(disk, ONE);
            var name = blobs.newName();
            disk.cutPowerBeforeStep(step);
            boolean told = false;
            try {
                blobs.uploads.put(name, KeyScope.CONTENT, new ByteArrayInputStream(content));
                told = true;
            } catch (MemoryDisk.PowerCut cut) {
                assertThat(told).isFalse();
            }
            disk.powerOn(loss);
            var after = blobs.restarted();
            assertThat(!told || after.exists(name)).isTrue();
            if (after.exists(name)) {
                assertThat(after.read(name)).isEqualTo(content);
            }
        }
    }

    /** The proof that the test can fail: a store that does not sync loses what it acknowledged. */
    @Test
    void aDiskThatOnlyPretendsToSyncIsFoundOut() {
        var disk = new MemoryDisk();
        var lying = new ForgetfulDisk(disk);
        var blobs = new BlobFixture(lying, ONE);
        var name = blobs.put(content);
        disk.powerOn(MemoryDisk.Loss.ALL);

        assertThat(blobs.restarted().exists(name)).isFalse();
    }

    private int steps(List<Path> directories) {
        var disk = new MemoryDisk();
        var blobs = new BlobFixture(disk, directories);
        disk.cutPowerBeforeStep(Integer.MAX_VALUE);
        upload(blobs, blobs.newName(), new Told());
        return disk.steps();
    }

    private void crashAt(int step, MemoryDisk.Loss loss, List<Path> directories) {
        var disk = new MemoryDisk();
        var blobs = new BlobFixture(disk, directories);
        var name = blobs.newName();
        var told = new Told();
        disk.cutPowerBeforeStep(step);
        try {
            upload(blobs, name, told);
        } catch (MemoryDisk.PowerCut cut) {
            assertThat(told.finished).isFalse();
        }
        disk.powerOn(loss);
        continueAfter(blobs.restarted(), name, told, "step " + step + " losing " + loss);
    }

    private void upload(BlobFixture blobs, BlobName name, Told told) {
        blobs.uploads.begin(name, KeyScope.CONTENT);
        told.begun = true;
        for (int end : PIECES) {
            told.durable = (int) blobs.uploads.append(name, told.durable, piece(told.durable, end), end);
        }
        assertThat(blobs.uploads.finish(name).sha256()).isEqualTo(Hashes.sha256(content));
        told.finished = true;
    }

    private void continueAfter(BlobFixture blobs, BlobName name, Told told, String when) {
        if (!blobs.exists(name)) {
            assertThat(told.finished).as(when).isFalse();
            long offset = offset(blobs, name);
            assertThat(offset).as(when).isGreaterThanOrEqualTo(told.begun ? told.durable : -1);
            if (offset < 0) {
                return;
            }
            blobs.uploads.append(name, offset, piece((int) offset, content.length), content.length);
            assertThat(blobs.uploads.finish(name).sha256()).as(when).isEqualTo(Hashes.sha256(content));
        }
        assertThat(blobs.read(name)).as(when).isEqualTo(content);
        for (int copy = 0; copy < blobs.directories.size(); copy++) {
            assertThat(((MemoryDisk) blobs.disk).bytes(blobs.path(name, copy)))
                    .as(when)
                    .isEqualTo(((MemoryDisk) blobs.disk).bytes(blobs.path(name, 0)));
        }
    }

    private static long offset(BlobFixture blobs, BlobName name) {
        try {
            return blobs.uploads.offset(name);
        } catch (Refusal | TamperedException gone) {
            return -1;
        }
    }

    private ByteArrayInputStream piece(int from, int to) {
        return new ByteArrayInputStream(Arrays.copyOfRange(content, from, to));
    }
}
