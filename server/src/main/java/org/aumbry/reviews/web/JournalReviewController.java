package org.aumbry.reviews.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.aumbry.identity.StepUp;
import org.aumbry.identity.Users;
import org.aumbry.journal.JournalTally;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.aumbry.reviews.JournalReview;
import org.aumbry.reviews.JournalReviews;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import tools.jackson.databind.json.JsonMapper;

/** Auditors' pages about the weekly digests of the journal. */
@Controller
class JournalReviewController {

    private static final String PAGE = "/admin/journal-reviews";

    private final JournalReviews reviews;
    private final Users users;
    private final StepUp stepUp;
    private final JsonMapper json;
    private final Clock clock;
    private final Views views;

    JournalReviewController(
            JournalReviews reviews, Users users, StepUp stepUp, JsonMapper json, Clock clock, Views views) {
        this.reviews = reviews;
        this.users = users;
        this.stepUp = stepUp;
        this.json = json;
        this.clock = clock;
        this.views = views;
    }

    @GetMapping(PAGE)
    View list(Principal who, Words words) {
        return views.page(new JournalReviewsPage(
                reviews.list(who).stream().map(review -> row(words, review)).toList()));
    }

    @GetMapping(PAGE + "/{id}")
    View digest(Principal who, Words words, @PathVariable String id) {
        return views.page(page(who, words, JournalReview.parse(id), "", FieldErrors.none()));
    }

    @PostMapping(PAGE + "/{id}")
    View sign(
            Principal who, Words words, @PathVariable String id, @RequestParam(defaultValue = "") String statement) {
        var digest = JournalReview.parse(id);
        try {
            reviews.sign(who, digest, statement);
            return views.seeOther(PAGE + "/" + digest, Toast.of(words.t("reviews.journal.signed")));
        } catch (Refusal refusal) {
            if (refusal.code() != Refusal.Code.INVALID && refusal.code() != Refusal.Code.CONFLICT) {
                throw refusal;
            }
            var page = page(who, words, digest, statement, FieldErrors.of(words, refusal));
            return views.page(HttpStatus.UNPROCESSABLE_CONTENT, page);
        }
    }

    /** The envelope exactly as signed. */
    @GetMapping(PAGE + "/{id}/report.json")
    ResponseEntity<byte[]> report(Principal who, @PathVariable String id) {
        var digest = JournalReview.parse(id);
        var envelope = reviews.signed(who, digest);
        stepUp.require(who);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header("Content-Disposition", "attachment; filename=\"journal-review-" + digest + ".json\"")
                .body(envelope);
    }

    private JournalReviewsPage.Row row(Words words, JournalReview review) {
        var state = review.signed() ? "signed" : review.overdue(clock.instant()) ? "overdue" : "waiting";
        return new JournalReviewsPage.Row(
                review.id().toString(),
                review.from(),
                review.until(),
                words.number(review.tally().entries()),
                words.number(review.tally().denied()),
                state,
                words.t("reviews.journal.state." + state));
    }

    private JournalReviewPage page(Principal who, Words words, UUID id, String typed, FieldErrors errors) {
        var review = reviews.read(who, id);
        var tally = review.tally();
        var signed = signed(who, review);
        var statement = signed == null ? typed : reviews.statement(who, id).path("statement").asString("");
        return new JournalReviewPage(
                id.toString(),
                review.from(),
                review.until(),
                words.t("reviews.journal.summary", tally.entries(), tally.people(), tally.sessions(), tally.denied()),
                rows(words, review),
                signed,
                statement,
                JournalReviews.LONGEST_STATEMENT,
                errors);
    }

    private JournalReviewPage.@Nullable Signed signed(Principal who, JournalReview review) {
        if (review.reviewer() == null || review.reviewedAt() == null) {
            return null;
        }
        var envelope = json.readTree(reviews.signed(who, review.id()));
        return new JournalReviewPage.Signed(
                name(review.reviewer()), review.reviewedAt(), envelope.path("publicKey").asString(""));
    }

    private String name(UserId reviewer) {
        return users.names(List.of(reviewer)).getOrDefault(reviewer, reviewer.toString());
    }

    /** What was refused or failed first: that is what a reviewer looks for. */
    private static List<JournalReviewPage.Row> rows(Words words, JournalReview review) {
        var troubles = review.troubles();
        return Stream.concat(
                        troubles.stream(),
                        review.tally().lines().stream().filter(line -> !troubles.contains(line)))
                .map(line -> row(words, review, line))
                .toList();
    }

    private static JournalReviewPage.Row row(Words words, JournalReview review, JournalTally.Line line) {
        var outcome = line.outcome().stored();
        return new JournalReviewPage.Row(
                line.verb(),
                outcome,
                words.t("reviews.journal.outcome." + outcome),
                words.number(line.count()),
                "/admin/journal?verb=" + line.verb() + "&outcome=" + outcome + "&from=" + day(review.from()) + "&to="
                        + day(review.until()));
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }
}
