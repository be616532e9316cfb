package org.aumbry.blobs;

import java.nio.file.NoSuchFileException;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Hears of every copy that could not be read as it was stored, and tells the operator. */
@Component
class DamageReports {

    private static final Logger LOG = LoggerFactory.getLogger(DamageReports.class);

    private final boolean telling;
    private final AtomicLong damaged = new AtomicLong();
    private final AtomicLong missing = new AtomicLong();

    DamageReports() {
        this(true);
    }

    /** @param telling false for damage that was made on purpose */
    DamageReports(boolean telling) {
        this.telling = telling;
    }

    void damaged(BlobName name, int copy, Exception why) {
        if (!telling) {
            return;
        }
        if (why instanceof NoSuchFileException) {
            missing.incrementAndGet();
            LOG.error("Copy {} of {} is missing", copy, name);
        } else {
            damaged.incrementAndGet();
            LOG.error("Copy {} of {} is damaged: {}", copy, name, why.getClass().getSimpleName());
        }
    }

    long damagedCount() {
        return damaged.get();
    }

    long missingCount() {
        return missing.get();
    }
}
