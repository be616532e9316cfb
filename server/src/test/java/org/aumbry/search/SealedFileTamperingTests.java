package org.aumbry.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.RawKeyAccess;
import org.aumbry.crypto.SealingKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is changed in a sealed index file is noticed. */
class SealedFileTamperingTests {

    private static final int PAGE = PageFile.PAGE_BYTES;

    private final byte[] rawKey = new Randomness().bytes(SealingKey.KEY_BYTES);
    private final Random random = new Random(20261122);

    @TempDir
    private Path folder;

    private SealedDirectory directory() throws IOException {
        return directory(rawKey);
    }

    private SealedDirectory directory(byte[] key) throws IOException {
        var copy = SealingKey.copyOf(key, RawKeyAccess.because("test"));
        return new SealedDirectory(folder, copy, new Randomness(), new PageCache(1 << 20));
    }

    private void write(Directory directory, String name, int length) throws IOException {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        try (var out = directory.createOutput(name, IOContext.DEFAULT)) {
            out.writeBytes(bytes, length);
        }
    }

    private static void read(Directory directory, String name) throws IOException {
        try (var in = directory.openInput(name, IOContext.DEFAULT)) {
            var bytes = new byte[(int) in.length()];
            in.readBytes(bytes, 0, bytes.length);
        }
    }

    @Test
    void everyFlippedBitIsRefused() throws IOException {
        byte[] sealed;
        try (var directory = directory()) {
            write(directory, "_a", PAGE + 300);
            sealed = Files.readAllBytes(folder.resolve("_a"));
        }
        for (var bit = 0; bit < PageFile.HEADER_BYTES * 8; bit++) {
            refuses(flipped(sealed, bit));
        }
        for (var i = 0; i < 400; i++) {
            refuses(flipped(sealed, random.nextInt(sealed.length * 8)));
        }
    }

    @Test
    void everyCutIsRefused() throws IOException {
        byte[] sealed;
        try (var directory = directory()) {
            write(directory, "_a", 2 * PAGE + 40);
            sealed = Files.readAllBytes(folder.resolve("_a"));
        }
        for (var length : List.of(
                0, 4, PageFile.HEADER_BYTES, PageFile.HEADER_BYTES + 15, PageFile.HEADER_BYTES + 16,
                PageFile.HEADER_BYTES + PageFile.SEALED_PAGE_BYTES,
                PageFile.HEADER_BYTES + 2 * PageFile.SEALED_PAGE_BYTES,
                sealed.length - 1, sealed.length - 16, sealed.length - 40)) {
            refuses(Arrays.copyOf(sealed, length));
        }
        refuses(Arrays.copyOf(sealed, sealed.length + 1));
        refuses(Arrays.copyOf(sealed, sealed.length + 16));
    }

    @Test
    void swappedPagesAnotherNameAndAnotherKeyAreRefused() throws IOException {
        try (var directory = directory()) {
            write(directory, "_a", 3 * PAGE);
            var sealed = Files.readAllBytes(folder.resolve("_a"));
            var swapped = sealed.clone();
            var first = PageFile.HEADER_BYTES;
            var second = first + PageFile.SEALED_PAGE_BYTES;
            System.arraycopy(sealed, first, swapped, second, PageFile.SEALED_PAGE_BYTES);
            System.arraycopy(sealed, second, swapped, first, PageFile.SEALED_PAGE_BYTES);
            refuses(swapped);
            Files.write(folder.resolve("_b"), sealed);
            assertThatThrownBy(() -> read(directory, "_b")).isInstanceOf(CorruptIndexException.class);
        }
        try (var other = directory(new Randomness().bytes(32))) {
            assertThatThrownBy(() -> read(other, "_a")).isInstanceOf(CorruptIndexException.class);
        }
    }

    private void refuses(byte[] sealed) throws IOException {
        Files.write(folder.resolve("_a"), sealed);
        try (var directory = directory()) {
            assertThatThrownBy(() -> read(directory, "_a")).isInstanceOf(CorruptIndexException.class);
        }
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        var copy = bytes.clone();
        copy[bit / 8] ^= (byte) (1 << bit % 8);
        return copy;
    }

    @Test
    void equalFilesLookDifferentOnDisk() throws IOException {
        try (var directory = directory()) {
            for (var name : List.of("_a", "_b")) {
                try (var out = directory.createOutput(name, IOContext.DEFAULT)) {
                    out.writeBytes(new byte[PAGE], PAGE);
                }
            }
            assertThat(Files.readAllBytes(folder.resolve("_a"))).isNotEqualTo(Files.readAllBytes(folder.resolve("_b")));
        }
    }
}
