package org.aumbry.blobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.TamperedException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryBlobStoreTests {

    @Nested
    class OneDirectory implements StorageContract {

        @TempDir
        private Path folder;

        @Override
        public BlobStore store() {
            return new DirectoryBlobStore(List.of(folder), new RealDisk());
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
            return new DirectoryBlobStore(directories(folder), new RealDisk());
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

    private static List<Path> directories(Path folder) {
        return List.of(folder.resolve("one"), folder.resolve("two"), folder.resolve("three"));
    }

    private static void damage(Path file, int at) throws IOException {
        var bytes = Files.readAllBytes(file);
        bytes[at] ^= 1;
        Files.write(file, bytes);
    }
}
