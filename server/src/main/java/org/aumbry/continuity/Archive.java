package org.aumbry.continuity;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.aumbry.data.ClusterAccess;
import org.aumbry.kernel.Egress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the archive does: makes generations, tries them, copies blobs, heals, expires. Knows no times of day. */
final class Archive {

    private static final Logger LOG = LoggerFactory.getLogger(Archive.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration STEP = Duration.ofMillis(50);

    private final ClusterAccess access;
    private final ArchiveSettings settings;
    private final ArchiveStore store;
    private final Generations.Keys keys;
    private final Clock clock;
    private final Copies copies;
    private final Parts parts;
    private final Generations generations;
    private final WalReceiver receiver;
    private final BlobCopies blobs;

    Archive(ClusterAccess access, ArchiveSettings settings, ArchiveStore store, Generations.Keys keys,
            BlobSource blobs, Egress egress, Clock clock) {
        this.access = access;
        this.settings = settings;
        this.store = store;
        this.keys = keys;
        this.clock = clock;
        List<ArchiveLocation> locations = settings.wanted().stream().map(wanted -> Media.of(wanted, egress)).toList();
        this.copies = new Copies(locations, clock);
        this.parts = new Parts(keys.custody(), keys.randomness());
        this.generations = new Generations(store, copies, keys, clock);
        var log = new WalParts(copies, parts, clock);
        this.receiver = new WalReceiver(access, generations, log, settings.flush(), clock);
        this.blobs = new BlobCopies(blobs, copies);
    }

    WalReceiver receiver() {
        return receiver;
    }

    Copies copies() {
        return copies;
    }

    BlobCopies blobs() {
        return blobs;
    }

    boolean begun() {
        return generations.begun();
    }

    /** Learns from the archive what an earlier run copied. */
    void rememberBlobs() throws IOException {
        var newest = store.newestEnded();
        if (newest.isPresent()) {
            blobs.knows(reader().blobs(newest.get().id()));
        }
    }

    /** Makes a generation: its key, a base backup, the files beside, the lists. */
    UUID makeBase() throws IOException, SQLException {
        var generation = fresh();
        var base = new BaseBackup(access, copies, parts, clock);
        long end = base.run(generation, settings.rateKilobytes());
        base.put(generation, "files", FilesInDataFolder.pack(access.dataFolder()));
        awaitArchived(end);
        blobs.copyNew();
        var lines = new java.util.ArrayList<>(List.of("aumbry archive blobs v1", "generation " + generation.id()));
        blobs.known().values().forEach(blob -> lines.add(blob.line()));
        copies.put(Generation.blobsOf(generation.id()), SignedText.sign(lines, keys.custody()));
        var ended = clock.instant();
        copies.put(Generation.manifestOf(generation.id()),
                new Manifest(generation.id(), ended, end, base.listed()).encode(keys.custody()));
        store.end(generation.id(), ended, end, base.listed().size(),
                base.listed().stream().mapToLong(BaseBackup.Listed::bytes).sum());
        LOG.info("Base backup {} of {} parts is archived; it is good once it was restored", generation.id(),
                base.listed().size());
        return generation.id();
    }

    /** A generation that has no base backup yet, or a new one whose log has begun. */
    private OpenGeneration fresh() throws IOException, SQLException {
        var newest = store.newest();
        if (newest.isPresent() && !newest.get().ended() && newest.get().id().equals(generations.current().id())) {
            return generations.current();
        }
        long next = Lsn.startOf(Lsn.segment(receiver.archivedLsn()) + 1);
        var generation = generations.begin(next);
        awaitArchived(Lsn.startOf(Lsn.segment(WalSource.switchSegment(access))));
        return generation;
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

    /** Restores the newest generation in a sandbox, from one location after the other, and keeps the signed result. */
    ProvenRestore drill() throws IOException {
        var newest = store.newestEnded()
                .orElseThrow(() -> new IOException("there is no finished base backup to try"));
        var locations = copies.locations();
        var location = locations.get(Math.floorMod(store.drills(500).size(), locations.size()));
        var sandbox = settings.sandbox() == null ? access.dataFolder().resolve("sandbox") : settings.sandbox();
        var result = new Drill(access, receiver, generations, keys.custody(), sandbox, clock)
                .run(keys.ids().next(), newest.id(), location);
        store.add(result);
        copies.put(Generation.FOLDER + newest.id() + "/drills/" + result.id() + ".txt",
                result.report().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        if (result.holds()) {
            store.prove(newest.id(), clock.instant());
            LOG.info("Generation {} was restored and compared in {} s: it is good", newest.id(),
                    result.took().toSeconds());
        } else {
            LOG.error("Generation {} was restored and is not the same: see ./aumbry backup status", newest.id());
        }
        return result;
    }

    /** Brings every location what it lacks. */
    Copies.Census heal() {
        var ids = new java.util.HashSet<String>();
        store.generations().forEach(row -> ids.add(row.id().toString()));
        return copies.heal(part -> !part.startsWith(Generation.FOLDER) || ids.contains(part.split("/")[1]));
    }

    /** Deletes generations that nobody needs: see {@link Expiry}. */
    int expire() throws IOException {
        return new Expiry(settings, store, copies, blobs, reader(), clock).run();
    }

    /**
     * Makes a generation that holds nothing of what was erased before, tries it, and deletes all others. From then on
     * one can restore to moments after it only.
     *
     * @return what was done, in a sentence
     */
    String cut() throws IOException, SQLException {
        RemnantStore.remove(access::superuser);
        var fresh = makeBase();
        if (!drill().holds()) {
            throw new IOException("generation " + fresh + " is not the same when restored, so the others stay");
        }
        var cut = new Expiry(settings, store, copies, blobs, reader(), clock).before(fresh);
        return "generation " + fresh + " is good; " + cut.generations() + " earlier ones are deleted"
                + (cut.kept() ? ", but for what write-once locations keep for " + settings.mediaExpiry().toDays()
                        + " days" : "");
    }

    private ArchiveReader reader() {
        return new ArchiveReader(copies.locations(), keys.custody().signer());
    }
}
