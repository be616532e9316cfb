package org.aumbry.blobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.SealingKey;
import org.aumbry.crypto.Span;
import org.aumbry.crypto.TamperedException;
import org.aumbry.data.KeyScope;
import org.aumbry.kernel.TenantId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobFormatTests {

    private static final int CHUNK = Chunks.PLAIN_BYTES;

    @TempDir
    private Path folder;

    private final Randomness randomness = new Randomness();
    private BlobFixture blobs;

    @BeforeEach
    void prepare() {
        blobs = new BlobFixture(new RealDisk(), List.of(folder));
    }

    @Test
    void everySizeAroundAChunkBorderComesBack() {
        for (int size : new int[] {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 7}) {
            var content = randomness.bytes(size);
            var name = blobs.put(content);

            assertThat(blobs.read(name)).isEqualTo(content);
            assertThat(blobs.open(name).sizeBytes()).isEqualTo(size);
            assertThat(path(name)).hasSize(Chunks.sealedLength(size));
            assertThat(Chunks.size(Chunks.sealedLength(size))).isEqualTo(size);
        }
    }

    @Test
    void rangesEqualThePlainSlice() throws IOException {
        var content = randomness.bytes(3 * CHUNK + 100);
        var opened = blobs.open(blobs.put(content));
        int[] edges = {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK - 1, 2 * CHUNK, 3 * CHUNK, 3 * CHUNK + 99, 3 * CHUNK
                + 100};
        for (int from : edges) {
            for (int to : edges) {
                if (from <= to) {
                    var slice = Arrays.copyOfRange(content, from, to);
                    try (var in = opened.range(from, to - from)) {
                        assertThat(in.readAllBytes()).isEqualTo(slice);
                    }
                    var out = new ByteArrayOutputStream();
                    try (var in = opened.range(from, to - from)) {
                        assertThat(in.transferTo(out)).isEqualTo(to - from);
                    }
                    assertThat(out.toByteArray()).isEqualTo(slice);
                }
            }
        }
    }

    @Test
    void bytesOneByOneAndSkippedOnesAreTheSame() throws IOException {
        var content = randomness.bytes(CHUNK + 300);
        try (var in = blobs.open(blobs.put(content)).stream()) {
            assertThat(in.skip(CHUNK - 100)).isEqualTo(CHUNK - 100);
            for (int i = CHUNK - 100; i < content.length; i++) {
                assertThat(in.read()).isEqualTo(content[i] & 0xFF);
            }
            assertThat(in.read()).isEqualTo(-1);
            assertThat(in.skip(5)).isZero();
        }
    }

    @Test
    void rangesOutsideAreRefused() {
        var opened = blobs.open(blobs.put(new byte[10]));
        for (long[] range : new long[][] {{-1, 1}, {0, 11}, {11, 0}, {5, 6}, {0, -1}, {1, Long.MAX_VALUE}}) {
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> opened.range(range[0], range[1]));
        }
    }

    @Test
    void everyFlippedBitOfASmallBlobIsRefused() throws IOException {
        var name = blobs.put("minutes of the board".getBytes());
        var good = Files.readAllBytes(path(name));
        for (int bit = 0; bit < good.length * 8; bit++) {
            assertRefused(name, flipped(good, bit));
        }
        Files.write(path(name), good);
        assertThat(blobs.read(name)).asString().isEqualTo("minutes of the board");
    }

    @Test
    void flippedBitsInEveryPartOfALargeBlobAreRefused() throws IOException {
        var name = blobs.put(randomness.bytes(2 * CHUNK + 50));
        var good = Files.readAllBytes(path(name));
        for (int at = BlobHeader.LENGTH_BYTES; at < good.length; at += 997) {
            assertRefused(name, flipped(good, at * 8 + at % 8));
        }
        for (int bit = 0; bit < BlobHeader.LENGTH_BYTES * 8; bit++) {
            assertRefused(name, flipped(good, bit));
        }
    }

    @Test
    void everyTruncationAndExtensionIsRefused() throws IOException {
        var name = blobs.put(randomness.bytes(CHUNK + 20));
        var good = Files.readAllBytes(path(name));
        int border = BlobHeader.LENGTH_BYTES + Chunks.SEALED_BYTES;
        for (int length
                : new int[] {0, 1, 93, 94, 95, 122, border - 1, border, border + 1, border + 28, good.length - 1}) {
            assertRefused(name, Arrays.copyOf(good, length));
        }
        for (int length : new int[] {good.length + 1, good.length + 28, good.length + Chunks.SEALED_BYTES}) {
            assertRefused(name, Arrays.copyOf(good, length));
        }
        var twice = Arrays.copyOf(good, good.length + 48);
        System.arraycopy(good, border, twice, good.length, 48);
        assertRefused(name, twice);
    }

    @Test
    void aBlobCutAtAChunkBorderIsRefusedBeforeItsFirstByteIsServed() throws IOException {
        var name = blobs.put(randomness.bytes(3 * CHUNK));
        var good = Files.readAllBytes(path(name));
        Files.write(path(name), Arrays.copyOf(good, (int) Chunks.position(2)));

        assertThatExceptionOfType(TamperedException.class).isThrownBy(() -> blobs.open(name));
    }

    @Test
    void chunksMovedWithinABlobAreRefused() throws IOException {
        var name = blobs.put(randomness.bytes(3 * CHUNK));
        var moved = Files.readAllBytes(path(name));
        swap(moved, moved, Chunks.position(0), Chunks.position(1));

        assertRefused(name, moved);
    }

    @Test
    void aChunkOfAnotherBlobIsRefused() throws IOException {
        var one = blobs.put(randomness.bytes(2 * CHUNK));
        var other = blobs.put(randomness.bytes(2 * CHUNK));
        var bytes = Files.readAllBytes(path(one));
        swap(bytes, Files.readAllBytes(path(other)), Chunks.position(0), Chunks.position(0));

        assertRefused(one, bytes);
    }

    @Test
    void aChunkSealedUnderTheSameKeyForAnotherBlobIsRefused() {
        var key = SealingKey.generate(randomness);
        var header = blobs.keys.withCurrent(KeyScope.CONTENT, (number, scopeKey) -> BlobHeader.wrapping(
                key, blobs.newName(), new BlobHeader.ScopeKey(number, scopeKey, randomness)));
        var twin = new BlobHeader(
                blobs.newName(), header.algorithm(), header.keyNumber(), header.wrappedKey());
        var sealed = new byte[Chunks.SEALED_BYTES];
        var plain = new byte[CHUNK];
        new Chunks(header, key).seal(randomness, 0, false, Span.of(plain), sealed);

        assertThat(new Chunks(header, key).open(0, false, Span.of(sealed), plain)).isEqualTo(CHUNK);
        assertThatExceptionOfType(TamperedException.class)
                .isThrownBy(() -> new Chunks(twin, key).open(0, false, Span.of(sealed), plain));
        assertThatExceptionOfType(TamperedException.class)
                .isThrownBy(() -> new Chunks(header, key).open(0, true, Span.of(sealed), plain));
        assertThatExceptionOfType(TamperedException.class)
                .isThrownBy(() -> new Chunks(header, key).open(1, false, Span.of(sealed), plain));
    }

    @Test
    void aBlobUnderAnotherNameIsRefused() throws IOException {
        var one = blobs.put("one".getBytes());
        var other = blobs.put("two".getBytes());
        Files.write(path(other), Files.readAllBytes(path(one)));

        assertThatExceptionOfType(TamperedException.class).isThrownBy(() -> blobs.read(other));
    }

    @Test
    void aBlobInAnotherTenantsContainerIsRefusedEvenUnderTheSameKeys() throws IOException {
        var name = blobs.put("acme's".getBytes());
        var globex = new TenantId(UUID.randomUUID());
        var thieves = new BlobFixture(new RealDisk(), List.of(folder), blobs.keys.stolenBy(globex));
        var stolen = new BlobName(globex, name.id());
        Files.createDirectories(thieves.path(stolen, 0).getParent());
        Files.copy(path(name), thieves.path(stolen, 0));

        assertThatExceptionOfType(TamperedException.class).isThrownBy(() -> thieves.read(stolen));
    }

    @Test
    void equalContentLooksDifferentEachTime() throws IOException {
        var content = new byte[CHUNK];
        var one = Files.readAllBytes(path(blobs.put(content)));
        var other = Files.readAllBytes(path(blobs.put(content)));

        assertThat(Arrays.copyOfRange(one, 94, one.length)).isNotEqualTo(Arrays.copyOfRange(other, 94, other.length));
    }

    private void assertRefused(BlobName name, byte[] sealed) throws IOException {
        Files.write(path(name), sealed);
        assertThatExceptionOfType(TamperedException.class).isThrownBy(() -> blobs.read(name));
    }

    private Path path(BlobName name) {
        return blobs.path(name, 0);
    }

    private static byte[] flipped(byte[] good, int bit) {
        var flipped = good.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        return flipped;
    }

    private static void swap(byte[] one, byte[] other, long from, long to) {
        var kept = Arrays.copyOfRange(one, (int) from, (int) from + Chunks.SEALED_BYTES);
        System.arraycopy(other, (int) to, one, (int) from, Chunks.SEALED_BYTES);
        System.arraycopy(kept, 0, other, (int) to, Chunks.SEALED_BYTES);
    }
}
