package org.aumbry.reviews;

import org.aumbry.data.EachTenant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Every hour, in each tenant: writes the digests of the journal that are due, at most eight in a row. */
@Component
class DigestJob {

    private static final int MOST = 8;

    private final EachTenant each;
    private final DigestWriter writer;

    DigestJob(EachTenant each, DigestWriter writer) {
        this.each = each;
        this.writer = writer;
    }

    @Scheduled(initialDelayString = "PT3M", fixedDelayString = "PT1H")
    void write() {
        each.run("The journal's digest of a network could not be written", this::writeDue);
    }

    private void writeDue() {
        for (int written = 0; written < MOST; written++) {
            if (!writer.writeNext()) {
                return;
            }
        }
    }
}
