package org.aumbry.reviews;

import org.aumbry.networks.Networks;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes and signs the minutes of a review, as {@code docs/formats/review-minutes-v1.md} says. */
@Component
class MinutesReport {

    static final String FORMAT = "aumbry-review-minutes-1";

    private final Networks networks;
    private final SignedReports signed;
    private final JsonMapper json;

    MinutesReport(Networks networks, SignedReports signed, JsonMapper json) {
        this.networks = networks;
        this.signed = signed;
        this.json = json;
    }

    byte[] write(PlannedReview review, ReviewMinutes held, String present, String minutes) {
        var report = json.createObjectNode();
        report.put("format", FORMAT);
        report.put("network", networks.current().name());
        report.put("review", review.id().toString());
        report.put("title", review.title());
        report.put("dueOn", held.dueOn().toString());
        report.put("heldBy", held.heldBy().toString());
        report.put("heldAt", held.heldAt().toString());
        report.put("present", present);
        report.put("minutes", minutes);
        return signed.sign(FORMAT, report);
    }

    boolean verify(byte[] envelope) {
        return signed.verify(FORMAT, envelope);
    }

    JsonNode open(byte[] envelope) {
        return signed.open(envelope);
    }
}
