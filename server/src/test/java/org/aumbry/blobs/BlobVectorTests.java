package org.aumbry.blobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.aumbry.crypto.CountingBytes;
import org.aumbry.crypto.FormatExamples;
import org.aumbry.crypto.Hashes;
import org.aumbry.crypto.RawKeyAccess;
import org.aumbry.crypto.SealingKey;
import org.aumbry.kernel.TenantId;
import org.junit.jupiter.api.Test;

/** Re-computes the examples of {@code docs/formats/blob-v1.md}, which another implementation made. */
class BlobVectorTests {

    private static final RawKeyAccess TEST = RawKeyAccess.because("test");
    private static final Path FILE = Path.of("/blobs/part");
    private static final Path TAIL = Path.of("/blobs/tail");

    private final Map<String, byte[]> example = FormatExamples.values("blob-v1.md");
    private final MemoryDisk disk = new MemoryDisk();
    private final SealingKey key = SealingKey.copyOf(example.get("blob-key"), TEST);
    private final BlobHeader header = BlobHeader.wrapping(
            key,
            new BlobName(
                    new TenantId(UUID.fromString("0190a000-0000-7000-8000-00000000000a")),
                    UUID.fromString("0190a000-0000-7000-8000-0000000000b1")),
            new BlobHeader.ScopeKey(7, SealingKey.copyOf(example.get("scope-key"), TEST), new CountingBytes()));

    @Test
    void theHeader() {
        assertThat(header.encode()).isEqualTo(example.get("header"));
        assertThat(BlobHeader.decode(example.get("header"), header.name()).keyNumber()).isEqualTo(7);
    }

    @Test
    void aBlobOfOneChunk() throws IOException {
        assertThat(sealed("Minutes of the board".getBytes(StandardCharsets.UTF_8))).isEqualTo(example.get("sealed"));
    }

    @Test
    void aBlobOfTwoChunks() throws IOException {
        assertThat(Hashes.sha256(sealed(new byte[65_537]))).isEqualTo(example.get("two-chunks-sha"));
    }

    @Test
    void theTailOfAnUnfinishedUpload() throws IOException {
        disk.createFolders(TAIL.getParent());
        try (var tail = new TailFile(header, key, new CountingBytes(), disk.create(TAIL))) {
            for (int i = 0; i < 4; i++) {
                tail.save(2, "Minutes".getBytes(StandardCharsets.UTF_8));
            }
        }
        var file = disk.bytes(TAIL);

        assertThat(Arrays.copyOfRange(file, 65_584, file.length)).isEqualTo(example.get("tail-slot"));
    }

    private byte[] sealed(byte[] content) throws IOException {
        disk.createFolders(FILE.getParent());
        try (var upload = new StagedUpload(header, key.copy(), new CountingBytes(), disk.create(FILE), null)) {
            upload.begin();
            upload.take(new ByteArrayInputStream(content), Long.MAX_VALUE, null);
            upload.complete();
        }
        return disk.bytes(FILE);
    }
}
