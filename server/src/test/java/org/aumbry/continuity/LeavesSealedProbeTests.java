package org.aumbry.continuity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.SealingKey;
import org.aumbry.crypto.TestPaper;
import org.aumbry.kernel.TenantId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeavesSealedProbeTests {

    private static final TenantId NETWORK = TenantId.parse("0190a000-0000-7000-8000-00000000000a");
    private static final String TEXT = "Minutes of the board, for nobody else. ";

    @TempDir
    private Path folder;

    private final Randomness randomness = new Randomness();

    @Test
    void whatIsSealedHoldsAndOneOpenFileTurnsItRed() throws IOException {
        var paper = new TestPaper(folder.resolve("keys"));
        var parts = new Parts(paper.custody(), randomness);
        UnaryOperator<byte[]> sealing = plain -> seal(parts, "probe/marked", plain);
        var location = new DirectoryLocation("cellar", "house", Files.createDirectories(folder.resolve("a")), false);
        var backups = Files.createDirectories(folder.resolve("backups/one"));
        assertThat(probe(location, backups, sealing).look().holds()).as("nothing has left yet").isTrue();

        var name = "generations/" + UUID.randomUUID() + "/base/000001";
        location.put(name, seal(parts, name, TEXT.repeat(2000).getBytes(StandardCharsets.UTF_8)));
        location.put("generations/x/generation.txt", SignedText.sign(List.of("a list", "of names"), paper.custody()));
        location.put("blobs/" + NETWORK + "/0a/one", blob());
        var seen = probe(location, backups, sealing).look();
        assertThat(seen.holds()).as(seen.observed()).isTrue();
        assertThat(seen.observed()).contains("3 parts and files");

        for (var open : List.of(TEXT.repeat(2000).getBytes(StandardCharsets.UTF_8), gzip(), openInside(parts, name),
                new byte[10_000])) {
            Files.write(folder.resolve("a").resolve(name), open);
            assertThat(probe(location, backups, sealing).look().holds()).isFalse();
        }
        Files.write(folder.resolve("a").resolve(name), seal(parts, name, new byte[100]));
        assertThat(probe(location, backups, sealing).look().holds()).isTrue();
        location.put("blobs/" + NETWORK + "/0b/two", TEXT.repeat(200).getBytes(StandardCharsets.UTF_8));
        assertThat(probe(location, backups, sealing).look().holds()).as("a file as somebody wrote it").isFalse();
    }

    @Test
    void aBackupThatHoldsRowsAsTheyAreTurnsItRed() throws IOException {
        var paper = new TestPaper(folder.resolve("keys"));
        var parts = new Parts(paper.custody(), randomness);
        UnaryOperator<byte[]> sealing = plain -> seal(parts, "probe/marked", plain);
        var location = new DirectoryLocation("cellar", "house", Files.createDirectories(folder.resolve("a")), false);
        var backups = Files.createDirectories(folder.resolve("backups/one"));
        var rows = TEXT.repeat(500).getBytes(StandardCharsets.UTF_8);
        backup(paper, backups.resolve("sealed.backup"), seal(parts, "rows/table-note/000000", rows));
        var seen = probe(location, folder.resolve("backups"), sealing).look();
        assertThat(seen.holds()).as(seen.observed()).isTrue();
        assertThat(seen.observed()).contains("1 backups");
        backup(paper, backups.resolve("open.backup"), rows);
        assertThat(probe(location, folder.resolve("backups"), sealing).look().holds()).isFalse();
    }

    @Test
    void aSealingThatSealsNothingTurnsItRed() throws IOException {
        var location = new DirectoryLocation("cellar", "house", Files.createDirectories(folder.resolve("a")), false);
        assertThat(probe(location, folder.resolve("none"), plain -> plain).look().holds()).isFalse();
        assertThat(probe(location, folder.resolve("none"), plain -> "AUMBRYAR".getBytes(StandardCharsets.US_ASCII))
                .look().holds()).as("too little to judge, and not readable").isTrue();
        Files.delete(folder.resolve("a"));
        assertThat(probe(location, folder.resolve("none"), plain -> "AUMBRYAR".getBytes(StandardCharsets.US_ASCII))
                .look().holds()).as("a location that can't be read").isFalse();
    }

    /** Even bytes pass as often as it is said: none of two thousand here. */
    @Test
    void randomBytesAreEvenAndOthersAreNot() throws IOException {
        for (int round = 0; round < 2000; round++) {
            assertThat(SealedForm.even(randomness.bytes(4096), 0)).isTrue();
        }
        assertThat(SealedForm.even(TEXT.repeat(100).getBytes(StandardCharsets.UTF_8), 0)).isFalse();
        assertThat(SealedForm.even(new byte[4096], 0)).isFalse();
    }

    private static LeavesSealedProbe probe(ArchiveLocation location, Path backups, UnaryOperator<byte[]> sealing) {
        return new LeavesSealedProbe(() -> List.of(location), () -> List.of(NETWORK), () -> 5, backups, sealing);
    }

    private byte[] seal(Parts parts, String name, byte[] plain) {
        try (var key = SealingKey.generate(randomness)) {
            return parts.seal(UUID.randomUUID(), key, name, Instant.EPOCH, plain);
        }
    }

    /** A blob's header, then bytes as even as ciphertext. */
    private byte[] blob() {
        return ByteBuffer.allocate(94 + 9000).put("AUMBRYBL".getBytes(StandardCharsets.US_ASCII)).position(94)
                .put(randomness.bytes(9000)).array();
    }

    /** The header of a sealed part in front of what was to be sealed. */
    private byte[] openInside(Parts parts, String name) {
        var sealed = seal(parts, name, new byte[10]);
        return ByteBuffer.allocate(200 + TEXT.length() * 200).put(sealed, 0, 150)
                .put(TEXT.repeat(200).getBytes(StandardCharsets.UTF_8)).array();
    }

    private static byte[] gzip() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(out)) {
            for (int line = 0; line < 2000; line++) {
                zip.write((TEXT + line).getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    private static void backup(TestPaper paper, Path file, byte[] rows) throws IOException {
        try (var out = new BackupFile.Writer(file)) {
            out.add(BackupFile.HEADER, SignedText.sign(List.of("aumbry network backup v1"), paper.custody()));
            out.add("rows/table-note/000000", rows);
            out.finish(paper.custody());
        }
    }
}
