package org.aumbry.reviews;

import java.time.Instant;
import org.aumbry.kernel.UserId;
import org.aumbry.networks.Networks;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes and signs what a reviewer of the journal stated, as {@code docs/formats/journal-review-v1.md} says. */
@Component
class JournalReviewReport {

    static final String FORMAT = "aumbry-journal-review-1";

    private final Networks networks;
    private final SignedReports signed;
    private final JsonMapper json;

    JournalReviewReport(Networks networks, SignedReports signed, JsonMapper json) {
        this.networks = networks;
        this.signed = signed;
        this.json = json;
    }

    byte[] write(JournalReview review, UserId reviewer, Instant at, String statement) {
        var report = json.createObjectNode();
        report.put("format", FORMAT);
        report.put("network", networks.current().name());
        report.put("digest", review.id().toString());
        report.put("from", review.from().toString());
        report.put("until", review.until().toString());
        report.put("entries", review.tally().entries());
        report.put("denied", review.tally().denied());
        report.put("people", review.tally().people());
        report.put("sessions", review.tally().sessions());
        var lines = report.putArray("lines");
        review.tally().lines().forEach(line -> lines.addObject()
                .put("verb", line.verb())
                .put("outcome", line.outcome().stored())
                .put("count", line.count()));
        report.put("reviewer", reviewer.toString());
        report.put("reviewedAt", at.toString());
        report.put("statement", statement);
        return signed.sign(FORMAT, report);
    }

    boolean verify(byte[] envelope) {
        return signed.verify(FORMAT, envelope);
    }

    JsonNode open(byte[] envelope) {
        return signed.open(envelope);
    }
}
