package org.aumbry.blobs;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Hears of every copy that could not be read as it was stored, or could not be written, tells the operator, and
 * remembers which blobs have to be mended. Bounded: what does not fit is found again by counting and by scrubbing.
 */
@Component
class DamageReports {

    private static final Logger LOG = LoggerFactory.getLogger(DamageReports.class);
    private static final int MOST_WAITING = 1_000;

    private final boolean telling;
    private final AtomicLong damaged = new AtomicLong();
    private final AtomicLong missing = new AtomicLong();
    private final Set<BlobName> waiting = new LinkedHashSet<>();

    DamageReports() {
        this(true);
    }

    /** @param telling false for damage that was made on purpose */
    DamageReports(boolean telling) {
        this.telling = telling;
    }

    /** Whoever read it goes on with another copy; it has to be mended. */
    void damaged(BlobName name, int copy, BlobStore.Trouble trouble) {
        seen(name, copy, trouble);
        if (telling && trouble != BlobStore.Trouble.AWAY) {
            remember(name);
        }
    }

    /** Seen by whoever is about to mend it. */
    void seen(BlobName name, int copy, BlobStore.Trouble trouble) {
        if (!telling || trouble == BlobStore.Trouble.AWAY) {
            return;
        }
        if (trouble == BlobStore.Trouble.MISSING) {
            missing.incrementAndGet();
            LOG.error("Copy {} of {} is missing", copy, name);
        } else {
            damaged.incrementAndGet();
            LOG.error("Copy {} of {} is damaged", copy, name);
        }
    }

    /** The blob has fewer copies than it should. */
    void tooFew(BlobName name) {
        if (telling) {
            remember(name);
        }
    }

    private void remember(BlobName name) {
        synchronized (waiting) {
            if (waiting.size() < MOST_WAITING) {
                waiting.add(name);
            }
        }
    }

    /** What has to be mended; it is not answered again unless it is reported again. */
    List<BlobName> takeWaiting() {
        synchronized (waiting) {
            var taken = List.copyOf(waiting);
            waiting.clear();
            return taken;
        }
    }

    long damagedCount() {
        return damaged.get();
    }

    long missingCount() {
        return missing.get();
    }
}
