package org.aumbry.continuity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aumbry.crypto.BackupCustody;
import org.aumbry.data.CannotStartException;
import org.aumbry.data.ClusterAccess;

/**
 * Restores a generation beside the running server, from one location, up to a mark in the log, and compares it table by
 * table with what the running server had at that mark.
 *
 * <p>The running server is read shortly before and shortly after the mark. A table that is the same both times had just
 * that content at the mark, so its copy must have it too; one that was written to meanwhile is counted and not
 * compared.
 */
final class Drill {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration STEP = Duration.ofMillis(100);

    private final ClusterAccess access;
    private final WalReceiver receiver;
    private final Generations generations;
    private final BackupCustody custody;
    private final Path sandbox;
    private final Clock clock;

    Drill(ClusterAccess access, WalReceiver receiver, Generations generations, BackupCustody custody, Path sandbox,
            Clock clock) {
        this.access = access;
        this.receiver = receiver;
        this.generations = generations;
        this.custody = custody;
        this.sandbox = sandbox;
        this.clock = clock;
    }

    /** What was compared and what differed. */
    private record Findings(int same, int moving, long rows, List<String> different) {}

    /** Tries the generation, from one location alone. Leaves nothing behind. */
    ProvenRestore run(UUID number, UUID generation, ArchiveLocation location) throws IOException {
        var begun = clock.instant();
        long start = System.nanoTime();
        var folder = sandbox.resolve(number.toString());
        var lines = new ArrayList<>(List.of(
                "aumbry archive drill v1",
                "drill " + number,
                "generation " + generation,
                "location " + location.name(),
                "begun " + begun));
        boolean holds;
        try {
            holds = compare(number, generation, location, folder, lines);
        } catch (SQLException | IOException | RuntimeException failed) {
            lines.add("failed " + failed.getClass().getSimpleName() + " " + oneLine(failed.getMessage()));
            holds = false;
        } finally {
            Restoration.deleteFolder(folder);
        }
        var took = Duration.ofNanos(System.nanoTime() - start);
        lines.add("took-millis " + took.toMillis());
        lines.add("holds " + holds);
        var report = new String(SignedText.sign(lines, custody), java.nio.charset.StandardCharsets.UTF_8);
        return new ProvenRestore(number, generation, begun, took, holds, report);
    }

    private boolean compare(UUID number, UUID generation, ArchiveLocation location, Path folder, List<String> lines)
            throws SQLException, IOException {
        var before = DigestStore.all(access::superuser);
        var mark = "aumbry-" + number;
        long lsn = WalSource.restorePoint(access, mark);
        var after = DigestStore.all(access::superuser);
        awaitArchived(lsn);
        lines.add("mark " + Lsn.text(lsn));
        openToServer();
        var reader = new ArchiveReader(List.of(location), custody.signer());
        var restoration = new Restoration(reader, this::key, said -> { });
        var chosen = restoration.generation(generation);
        var found = new Findings(0, 0, 0, List.of("nothing was compared"));
        try (var restored = restoration.start(chosen, Restoration.Target.mark(mark), folder, access.programs())) {
            found = compare(before, after, DigestStore.all(restored::superuser));
        }
        int damagedBlobs = damagedBlobs(reader, generation, lines);
        lines.add("tables-same " + found.same());
        lines.add("tables-moving " + found.moving());
        lines.add("tables-different " + found.different().size());
        lines.add("rows " + found.rows());
        found.different().stream().limit(20).forEach(table -> lines.add("different " + table));
        return found.different().isEmpty() && found.same() > 0 && damagedBlobs == 0;
    }

    private org.aumbry.crypto.SealingKey key(Generation generation) {
        return generations.key(generation.id()).orElseThrow(() -> new CannotStartException(
                "Only the paper opens the generation " + generation.id() + "."));
    }

    private static Findings compare(
            Map<String, DigestStore.Digest> before,
            Map<String, DigestStore.Digest> after,
            Map<String, DigestStore.Digest> restored) {
        int same = 0;
        int moving = 0;
        long rows = 0;
        var different = new ArrayList<String>();
        for (var table : before.entrySet()) {
            if (!table.getValue().equals(after.get(table.getKey()))) {
                moving++;
            } else if (table.getValue().equals(restored.get(table.getKey()))) {
                same++;
                rows += table.getValue().rows();
            } else {
                different.add(table.getKey());
            }
        }
        return new Findings(same, moving, rows, different);
    }

    private void awaitArchived(long lsn) throws IOException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (receiver.archivedLsn() < lsn) {
            if (System.nanoTime() > deadline) {
                throw new IOException("the log did not reach the archive");
            }
            try {
                Thread.sleep(STEP);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                throw new IOException("the program stops", stopping);
            }
        }
    }

    /** Reads every blob that the generation lists, in this location. */
    private static int damagedBlobs(ArchiveReader reader, UUID generation, List<String> lines) throws IOException {
        int looked = 0;
        int damaged = 0;
        for (var blob : reader.blobs(generation)) {
            try (var in = reader.locations().getFirst().open(blob.name())) {
                damaged += BlobCopies.sha256(in).equals(blob.sha256()) ? 0 : 1;
            } catch (java.nio.file.NoSuchFileException missing) {
                damaged++;
            }
            looked++;
        }
        lines.add("blobs " + looked);
        lines.add("blobs-damaged " + damaged);
        return damaged;
    }

    /** The sandbox's server runs as a user without rights and must pass through the folder. */
    private void openToServer() throws IOException {
        Files.createDirectories(sandbox);
        Files.setPosixFilePermissions(sandbox, PosixFilePermissions.fromString("rwx--x--x"));
    }

    private static String oneLine(String text) {
        var line = String.valueOf(text).replaceAll("\\s+", " ");
        return line.substring(0, Math.min(line.length(), 400));
    }
}
