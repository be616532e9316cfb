package org.aumbry.continuity;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.aumbry.crypto.BackupCustody;
import org.aumbry.crypto.BackupKey;
import org.aumbry.crypto.SealingKey;
import org.aumbry.crypto.Secret;
import org.aumbry.crypto.TamperedException;
import org.aumbry.data.CannotStartException;
import org.jspecify.annotations.Nullable;

/**
 * Brings a whole installation back into an empty folder, from the archive and the paper alone: databases as of a
 * moment,
 * blobs, files beside, the root key.
 */
public final class ColdStart {

    private static final int MEGABYTE = 1 << 20;

    private final Request request;
    private final PrintStream out;

    /**
     * What is wanted.
     *
     * @param from where copies of the archive are
     * @param kit the text of both sheets
     * @param into the data folder to make; must be empty
     * @param at null for the newest there is
     * @param passphrase what shall protect the root key; null: a file beside it
     * @param dryRun only says what would be done
     */
    public record Request(
            List<Media> from,
            String kit,
            Path into,
            @Nullable Instant at,
            @Nullable String passphrase,
            boolean dryRun) {

        @Override
        public String toString() {
            return "restore into " + into;
        }
    }

    private ColdStart(Request request, PrintStream out) {
        this.request = request;
        this.out = out;
    }

    /** Restores, saying each step; what keeps it from doing so is a {@link CannotStartException}. */
    public static void run(Request request, PrintStream out) {
        Succession.requireSheets(request.kit());
        requireEmpty(request.into());
        try (var secret = BackupCustody.readKit(request.kit())) {
            new ColdStart(request, out).run(secret);
        } catch (TamperedException damaged) {
            throw new CannotStartException("The archive is damaged where it is needed, or the sheet is of another one: "
                    + damaged.getMessage(), damaged);
        } catch (IOException failed) {
            throw new CannotStartException("The restore failed: " + CannotStartException.why(failed)
                    + (request.dryRun() || !Files.exists(request.into()) ? "."
                            : ". What was written lies in " + request.into() + ": remove it before you try again."),
                    failed);
        }
    }

    private void run(Secret secret) throws IOException {
        var trusted = Succession.signer(request.kit());
        if (trusted == null) {
            out.println("The sheet does not say who signed the archive: nothing tells whether somebody else did.");
        }
        var reader = new ArchiveReader(Media.locations(request.from()), trusted);
        var restoration = new Restoration(reader, generation -> open(secret, generation), this::say);
        var target = request.at() == null ? Restoration.Target.NEWEST : Restoration.Target.time(request.at());
        var generation = restoration.choose(target);
        open(secret, generation).close();
        var blobs = reader.everyBlob();
        foresee(generation, reader, blobs);
        if (request.dryRun()) {
            say("Nothing was written.");
            return;
        }
        long start = System.nanoTime();
        restore(restoration, generation, target);
        fetch(reader, blobs);
        say("Restored in " + (System.nanoTime() - start) / 1_000_000_000L + " s. Start with AUMBRY_DATA="
                + request.into() + " ./aumbry serve");
    }

    private void foresee(Generation generation, ArchiveReader reader, List<BlobCopies.Listed> blobs)
            throws IOException {
        var manifest = reader.manifest(generation.id()).orElseThrow();
        long base = manifest.parts().stream().mapToLong(BaseBackup.Listed::bytes).sum();
        long blobBytes = blobs.stream().mapToLong(BlobCopies.Listed::bytes).sum();
        say("Generation " + generation.id() + ", complete since " + manifest.endedAt() + ": "
                + manifest.parts().size() + " parts, " + base / MEGABYTE + " MB");
        say(reader.log(generation.id(), generation.timeline()).size() + " segments of the log, " + blobs.size()
                + " blobs of " + blobBytes / MEGABYTE + " MB");
        say("Target: " + (request.at() == null ? "the newest there is" : request.at().toString()));
    }

    private void restore(Restoration restoration, Generation generation, Restoration.Target target)
            throws IOException {
        Files.createDirectories(request.into());
        try (var cluster = restoration.start(generation, target, request.into(), request.into())) {
            say("The databases are back, on port " + cluster.port() + " until they are closed again.");
        }
        Succession.write(restoration, generation, request.into(), request.kit(), request.passphrase())
                .forEach(this::say);
    }

    private static void requireEmpty(Path into) {
        if (!Files.exists(into)) {
            return;
        }
        try (var there = Files.list(into)) {
            if (there.findAny().isPresent()) {
                throw new CannotStartException("The folder " + into + " is not empty: name a new one.");
            }
        } catch (IOException unreadable) {
            throw new CannotStartException("The folder " + into + " can't be used: "
                    + CannotStartException.why(unreadable) + ".", unreadable);
        }
    }

    private void fetch(ArchiveReader reader, List<BlobCopies.Listed> blobs) throws IOException {
        int done = 0;
        for (var blob : blobs) {
            var to = request.into().resolve(blob.name());
            Files.createDirectories(to.getParent());
            reader.fetchBlob(blob, to);
            done++;
            if (done % 1000 == 0) {
                say(done + " of " + blobs.size() + " blobs");
            }
        }
        say(done + " blobs are back");
    }

    /** The key of a generation, by the paper. */
    static SealingKey open(Secret secret, Generation generation) {
        try {
            return BackupKey.of(generation.backupKey())
                    .unwrap(secret, generation.wrappedKey(), Generation.context(generation.id()));
        } catch (TamperedException otherPaper) {
            throw new CannotStartException("The sheet does not open generation " + generation.id()
                    + ": it is sealed for backup key " + BackupKey.of(generation.backupKey()).name() + ".", otherPaper);
        }
    }

    private void say(String line) {
        out.println(line);
    }
}
