package org.aumbry.blobs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.aumbry.crypto.Hashes;
import org.aumbry.data.KeyScope;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.TenantId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes content in, piece by piece or at once, up to a sealed file in enough places. Knows no table. */
@Component
class Uploads {

    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);

    private final StagingArea staging;
    private final BlobStore store;
    private final BlobSettings settings;
    private final RunningHashes hashes = new RunningHashes();
    private final Set<BlobName> busy = ConcurrentHashMap.newKeySet();

    Uploads(StagingArea staging, BlobStore store, BlobSettings settings) {
        this.staging = staging;
        this.store = store;
        this.settings = settings;
    }

    /** A whole sealed file in enough places, before the database knows it. */
    @SuppressWarnings("ArrayRecordComponent")
    record Stored(BlobHeader header, long sizeBytes, byte[] sha256, int copies) {}

    void begin(BlobName name, KeyScope scope) {
        requireSpace();
        try {
            staging.begin(name, scope).close();
        } catch (IOException failed) {
            throw unavailable(failed);
        }
    }

    long offset(BlobName name) {
        return with(name, StagedUpload::offset);
    }

    long append(BlobName name, long offset, InputStream in, long mostBytes) {
        requireSpace();
        return with(name, upload -> {
            if (upload.offset() != offset) {
                throw Refusal.of(Refusal.Code.CONFLICT, "blobs.other-offset", upload.offset());
            }
            var digest = hashes.take(name, offset);
            try {
                takeAll(upload, in, mostBytes, digest);
            } catch (SourceFailedException senderGone) {
                save(upload);
                hashes.keep(name, digest, upload.offset());
                throw senderGone;
            } catch (IOException | RuntimeException refused) {
                upload.undo();
                throw refused;
            }
            save(upload);
            hashes.keep(name, digest, upload.offset());
            return upload.offset();
        });
    }

    /** What was not synced may be read back and is lost all the same: it is taken back, not believed. */
    private static void save(StagedUpload upload) throws IOException {
        try {
            upload.save();
        } catch (IOException unsynced) {
            try {
                upload.undo();
            } catch (IOException left) {
                unsynced.addSuppressed(left);
            }
            throw unsynced;
        }
    }

    /** @throws Refusal not found when there is no such upload: it was finished before, abandoned, or never begun */
    Stored finish(BlobName name) {
        return with(name, upload -> {
            var known = hashes.take(name, upload.offset());
            var digest = known;
            if (digest == null || upload.offset() == 0) {
                digest = Hashes.sha256();
                upload.digest(digest);
            }
            return store(name, upload, digest);
        });
    }

    Stored put(BlobName name, KeyScope scope, InputStream in) {
        requireSpace();
        var digest = Hashes.sha256();
        try (var upload = staging.beginAtOnce(name, scope)) {
            upload.take(in, Long.MAX_VALUE, digest);
            return store(name, upload, digest);
        } catch (IOException failed) {
            throw discarding(name, unavailable(failed));
        } catch (RuntimeException failed) {
            throw discarding(name, failed);
        }
    }

    /** As after a restart: hashes of unfinished uploads are computed anew from the disk. */
    void forgetHashes() {
        hashes.clear();
    }

    void abandon(BlobName name) {
        hashes.take(name, -1);
        try {
            staging.discard(name);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Takes away what nobody has continued since a time. @return how many files */
    int sweep(TenantId tenant, Instant untouchedSince) {
        try {
            return staging.sweep(tenant, untouchedSince);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Stored store(BlobName name, StagedUpload upload, MessageDigest digest) throws IOException {
        upload.complete();
        int copies = store.put(name, staging.part(name));
        staging.discard(name);
        return new Stored(upload.header(), upload.offset(), digest.digest(), copies);
    }

    private static void takeAll(StagedUpload upload, InputStream in, long mostBytes, @Nullable MessageDigest digest)
            throws IOException {
        upload.take(in, mostBytes, digest);
        if (endsLater(in)) {
            throw Refusal.of(Refusal.Code.TOO_LARGE, "blobs.too-large");
        }
    }

    private static boolean endsLater(InputStream in) {
        try {
            return in.read() >= 0;
        } catch (IOException failed) {
            throw new SourceFailedException(failed);
        }
    }

    /** What is done with an upload that nobody else works on meanwhile. */
    private interface Work<T> {
        T with(StagedUpload upload) throws IOException;
    }

    private <T> T with(BlobName name, Work<T> work) {
        if (!busy.add(name)) {
            throw Refusal.of(Refusal.Code.CONFLICT, "blobs.upload-busy");
        }
        try (var upload = staging.resume(name)) {
            return work.with(upload);
        } catch (NoSuchFileException gone) {
            throw Refusal.notFound();
        } catch (StagingArea.BusyException elsewhere) {
            throw Refusal.of(Refusal.Code.CONFLICT, "blobs.upload-busy");
        } catch (IOException failed) {
            throw unavailable(failed);
        } finally {
            busy.remove(name);
        }
    }

    private RuntimeException discarding(BlobName name, RuntimeException failed) {
        try {
            staging.discard(name);
        } catch (IOException left) {
            failed.addSuppressed(left);
        }
        return failed;
    }

    /** Before bytes are taken: whether they will have room, and enough places afterwards. */
    private void requireSpace() {
        long free = staging.freeBytes();
        if (free >= 0 && free < settings.freeSpace().toBytes()) {
            throw Refusal.of(Refusal.Code.UNAVAILABLE, "blobs.disk-full");
        }
        var places = store.places();
        if (free < 0 || places.stream().filter(PlaceState::away).count() > places.size() - store.quorum()) {
            throw Refusal.of(Refusal.Code.UNAVAILABLE, "blobs.store-away");
        }
    }

    /** What the disks or the object store refused is nothing that the asker did; nothing was acknowledged. */
    private static Refusal unavailable(IOException failed) {
        LOG.error("Content could not be stored: {}", kind(failed));
        return Refusal.of(Refusal.Code.UNAVAILABLE, isFull(failed) ? "blobs.disk-full" : "blobs.store-away");
    }

    private static boolean isFull(@Nullable Throwable failed) {
        return failed != null
                && (String.valueOf(failed.getMessage()).contains("No space left") || isFull(failed.getCause()));
    }

    private static String kind(IOException failed) {
        var cause = failed.getCause();
        return failed.getClass().getSimpleName() + (cause == null ? "" : ", " + cause.getClass().getSimpleName());
    }
}
