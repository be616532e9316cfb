package org.aumbry.links;

import org.aumbry.data.EachTenant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks every few hours whether a week is over since the administrators of a network were told of its links. */
@Component
class ExposureJob {

    private final EachTenant each;
    private final ExposureLetters letters;

    ExposureJob(EachTenant each, ExposureLetters letters) {
        this.each = each;
        this.letters = letters;
    }

    @Scheduled(initialDelayString = "PT30M", fixedDelayString = "PT6H")
    void run() {
        each.run("Telling a network of its links failed", letters::send);
    }
}
