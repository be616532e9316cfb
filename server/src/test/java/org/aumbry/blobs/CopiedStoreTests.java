package org.aumbry.blobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.aumbry.crypto.Hashes;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.TamperedException;
import org.aumbry.data.KeyScope;
import org.aumbry.kernel.Refusal;
import org.aumbry.testing.TestClock;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CopiedStoreTests {

    @Nested
    class OneDirectory implements StorageContract {

        @TempDir
        private Path folder;

        @Override
        public BlobStore store() {
            return CopiedStoreTests.store(new RealDisk(), List.of(folder), 1);
        }

        @Override
        public Path inbox() {
            return folder;
        }
    }

    @Nested
    class ThreeDirectories implements StorageContract {

        @TempDir
        private Path folder;

        @Override
        public BlobStore store() {
            return CopiedStoreTests.store(new RealDisk(), directories(folder), 2);
        }

        @Override
        public Path inbox() {
            return folder;
        }
    }

    @Nested
    class SeveralCopies {

        @TempDir
        private Path folder;

        private final byte[] content = new Randomness().bytes(200_000);

        @Test
        void aDamagedChunkIsReadFromAnotherCopyAndReported() throws IOException {
            var blobs = new BlobFixture(new RealDisk(), directories(folder));
            var name = blobs.put(content);
            damage(blobs.path(name, 0), 80_000);
            damage(blobs.path(name, 1), 150_000);

            assertThat(blobs.read(name)).isEqualTo(content);
            assertThat(blobs.reports.damagedCount()).isEqualTo(2);
        }

        @Test
        void aMissingCopyIsReadFromAnotherAndReported() throws IOException {
            var blobs = new BlobFixture(new RealDisk(), directories(folder));
            var name = blobs.put(content);
            var opened = blobs.open(name);
            Files.delete(blobs.path(name, 0));

            try (var in = opened.stream()) {
                assertThat(in.readAllBytes()).isEqualTo(content);
            }
            assertThat(blobs.reports.missingCount()).isEqualTo(1);
        }

        @Test
        void theSameChunkDamagedInEveryCopyIsRefused() throws IOException {
            var blobs = new BlobFixture(new RealDisk(), directories(folder));
            var name = blobs.put(content);
            for (int copy = 0; copy < 3; copy++) {
                damage(blobs.path(name, copy), 80_000);
            }

            assertThatExceptionOfType(TamperedException.class).isThrownBy(() -> blobs.read(name));
        }

        @Test
        void copiesInDifferentPartsOfDamageStillGiveTheWhole() throws IOException {
            var blobs = new BlobFixture(new RealDisk(), directories(folder));
            var name = blobs.put(content);
            damage(blobs.path(name, 0), 50);
            damage(blobs.path(name, 1), 80_000);
            damage(blobs.path(name, 2), 199_000);

            try (var opened = new BlobFixture(new RealDisk(), directories(folder).reversed(), blobs.keys).open(name);
                    var in = opened.stream()) {
                assertThat(in.readAllBytes()).isEqualTo(content);
            }
        }

        @Test
        void filesAreForTheirOwnerOnly() throws IOException {
            var blobs = new BlobFixture(new RealDisk(), directories(folder));
            var name = blobs.put(content);
            for (int copy = 0; copy < 3; copy++) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(blobs.path(name, copy))))
                        .isEqualTo("rw-------");
            }
        }
    }

    /** Of three directories one or two fail, as disks do. */
    @Nested
    class PlacesThatFail {

        @TempDir
        private Path folder;

        private final FailingDisk disk = new FailingDisk(new RealDisk());
        private final byte[] content = new Randomness().bytes(200_000);

        @Test
        void oneOfThreeMayBeAwayAndIsFilledWhenItIsBack() throws IOException {
            var blobs = new BlobFixture(disk, directories(folder));
            disk.fail(folder.resolve("one"), "Input/output error");
            var name = blobs.put(content);

            assertThat(blobs.read(name)).isEqualTo(content);
            assertThat(blobs.store.places()).extracting(PlaceState::away).containsExactly(true, false, false);
            assertThat(blobs.path(name, 0)).doesNotExist();
            assertThat(blobs.exists(name)).isTrue();

            disk.mend();
            assertThat(blobs.store.look()).noneMatch(PlaceState::away);
            assertThat(blobs.store.takeChange()).isTrue();
            blobs.store.repair(name, 0, 1);
            assertThat(Files.mismatch(blobs.path(name, 0), blobs.path(name, 1))).isEqualTo(-1);
        }

        @Test
        void withTooFewPlacesNothingIsAcknowledgedAndTheUploadGoesOnLater() throws IOException {
            var blobs = new BlobFixture(disk, directories(folder));
            var name = blobs.newName();
            blobs.uploads.begin(name, KeyScope.CONTENT);
            blobs.uploads.append(name, 0, new ByteArrayInputStream(content), content.length);
            disk.fail(folder.resolve("two"), "No space left on device");
            disk.fail(folder.resolve("three"), "Input/output error");

            assertRefused("blobs.store-away", () -> blobs.uploads.finish(name));
            assertThat(blobs.exists(name)).isFalse();
            assertRefused("blobs.store-away", () -> blobs.uploads.begin(blobs.newName(), KeyScope.CONTENT));

            disk.mend();
            blobs.store.look();
            assertThat(blobs.uploads.offset(name)).isEqualTo(content.length);
            assertThat(blobs.uploads.finish(name).copies()).isEqualTo(3);
            assertThat(blobs.read(name)).isEqualTo(content);
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1})
        void aFailedSyncIsNeverTakenForDurable(int goodSyncs) {
            var blobs = new BlobFixture(disk, List.of(folder.resolve("one")));
            var name = blobs.newName();
            blobs.uploads.begin(name, KeyScope.CONTENT);
            blobs.uploads.append(name, 0, new ByteArrayInputStream(content, 0, 90_000), 90_000);
            disk.failSyncAfter(goodSyncs);

            assertRefused("blobs.store-away", () -> blobs.uploads.append(
                    name, 90_000, new ByteArrayInputStream(content, 90_000, 110_000), 110_000));
            assertThat(blobs.uploads.offset(name)).isEqualTo(90_000);
            assertThat(blobs.restarted().uploads.offset(name)).isEqualTo(90_000);

            var rest = new ByteArrayInputStream(content, 90_000, 110_000);
            assertThat(blobs.uploads.append(name, 90_000, rest, 110_000)).isEqualTo(200_000);
            assertThat(blobs.uploads.finish(name).sha256()).isEqualTo(Hashes.sha256(content));
            assertThat(blobs.read(name)).isEqualTo(content);
        }

        /** With one disk there is no other copy: every failure is a refusal, and the disk's recovery is enough. */
        @Test
        void aFullDiskAndNoMoreFilesAreRefusalsThatPass() {
            for (var reason : List.of("No space left on device", "Too many open files", "Read-only file system")) {
                var blobs = new BlobFixture(disk, List.of(folder.resolve("one")));
                disk.fail(folder.resolve("one"), reason);
                var key = reason.startsWith("No space") ? "blobs.disk-full" : "blobs.store-away";
                assertRefused(key, () -> blobs.put(content));

                disk.mend();
                blobs.store.look();
                assertThat(blobs.read(blobs.put(content))).isEqualTo(content);
            }
        }

        @Test
        void aCopyInAPlaceThatIsAwayIsNoDamage() throws IOException {
            var blobs = new BlobFixture(disk, directories(folder));
            var name = blobs.put(content);
            disk.fail(folder.resolve("one"), "Input/output error");
            assertThat(blobs.store.look().getFirst().away()).isTrue();
            try (var file = blobs.store.open(name, 1)) {
                assertThat(StagingArea.header(file, name).name()).isEqualTo(name);
            }
            assertThatExceptionOfType(StoreAwayException.class).isThrownBy(() -> blobs.store.open(name, 0));
            assertThat(blobs.reports.takeWaiting()).isEmpty();
        }

        private static void assertRefused(String key, ThrowingCallable work) {
            assertThatExceptionOfType(Refusal.class).isThrownBy(work)
                    .matches(refusal -> refusal.code() == Refusal.Code.UNAVAILABLE)
                    .matches(refusal -> refusal.messageKey().equals(key));
        }
    }

    private static BlobStore store(Disk disk, List<Path> directories, int quorum) {
        return new CopiedStore(BlobFixture.places(disk, directories), quorum, disk, new TestClock());
    }

    private static List<Path> directories(Path folder) {
        return List.of(folder.resolve("one"), folder.resolve("two"), folder.resolve("three"));
    }

    private static void damage(Path file, int at) throws IOException {
        var bytes = Files.readAllBytes(file);
        bytes[at] ^= 1;
        Files.write(file, bytes);
    }
}
