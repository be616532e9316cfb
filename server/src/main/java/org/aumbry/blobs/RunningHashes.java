package org.aumbry.blobs;

import java.security.MessageDigest;
import java.util.LinkedHashMap;
import org.aumbry.crypto.Hashes;
import org.jspecify.annotations.Nullable;

/**
 * Hashes of unfinished uploads while this process takes them, so that finishing need not read everything again.
 * Bounded: a hash that was pushed out, or that a former process had, is computed anew from the disk.
 */
final class RunningHashes {

    private static final int MOST = 1_000;

    private final LinkedHashMap<BlobName, Running> running = new LinkedHashMap<>(16, 0.75f, true);

    private record Running(MessageDigest digest, long offset) {}

    /** The hash of the first {@code offset} bytes; for offset 0 a new one. The caller has it alone. */
    synchronized @Nullable MessageDigest take(BlobName name, long offset) {
        var found = running.remove(name);
        if (found != null && found.offset() == offset) {
            return found.digest();
        }
        return offset == 0 ? Hashes.sha256() : null;
    }

    synchronized void clear() {
        running.clear();
    }

    synchronized void keep(BlobName name, @Nullable MessageDigest digest, long offset) {
        if (digest != null) {
            running.put(name, new Running(digest, offset));
            if (running.size() > MOST) {
                running.pollFirstEntry();
            }
        }
    }
}
