package org.aumbry.reviews.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.aumbry.identity.StepUp;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.aumbry.reviews.PlannedReview;
import org.aumbry.reviews.ReviewCalendar;
import org.aumbry.reviews.ReviewMinutes;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
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

/** Auditors' pages about reviews that come round. */
@Controller
class CalendarController {

    private static final String PAGE = "/admin/review-calendar";
    private static final String USUAL_MONTHS = "6";

    private final ReviewCalendar calendar;
    private final Users users;
    private final StepUp stepUp;
    private final JsonMapper json;
    private final Views views;

    CalendarController(ReviewCalendar calendar, Users users, StepUp stepUp, JsonMapper json, Views views) {
        this.calendar = calendar;
        this.users = users;
        this.stepUp = stepUp;
        this.json = json;
        this.views = views;
    }

    @GetMapping(PAGE)
    View list(Principal who, Words words) {
        var usual = calendar.today().plusMonths(1).toString();
        return views.page(page(who, words, new CalendarPage.Form("", USUAL_MONTHS, usual), FieldErrors.none()));
    }

    @PostMapping(PAGE)
    View plan(
            Principal who,
            Words words,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String months,
            @RequestParam(defaultValue = "") String due) {
        try {
            calendar.plan(who, title, number(months), date(due));
            return views.seeOther(PAGE, Toast.of(words.t("reviews.calendar.planned")));
        } catch (Refusal refusal) {
            var form = new CalendarPage.Form(title, months, due);
            return again(refusal, () -> page(who, words, form, FieldErrors.of(words, refusal)));
        }
    }

    @GetMapping(PAGE + "/{id}")
    View form(Principal who, Words words, @PathVariable String id) {
        return views.page(hold(who, words, PlannedReview.parse(id), "", "", FieldErrors.none()));
    }

    @PostMapping(PAGE + "/{id}")
    View hold(
            Principal who,
            Words words,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String present,
            @RequestParam(defaultValue = "") String minutes) {
        var review = PlannedReview.parse(id);
        try {
            var held = calendar.hold(who, review, present, minutes);
            return views.seeOther(PAGE + "/minutes/" + held.id(), Toast.of(words.t("reviews.calendar.held")));
        } catch (Refusal refusal) {
            return again(refusal, () -> hold(who, words, review, present, minutes, FieldErrors.of(words, refusal)));
        }
    }

    @PostMapping(PAGE + "/{id}/end")
    View end(Principal who, Words words, @PathVariable String id) {
        calendar.end(who, PlannedReview.parse(id));
        return views.seeOther(PAGE, Toast.of(words.t("reviews.calendar.ended")));
    }

    @GetMapping(PAGE + "/minutes/{id}")
    View minutes(Principal who, Words words, @PathVariable String id) {
        var key = Identifiers.parse(id);
        var envelope = json.readTree(calendar.signed(who, key));
        var said = calendar.read(who, key);
        return views.page(new MinutesPage(
                key.toString(),
                said.path("title").asString(""),
                day(words, LocalDate.parse(said.path("dueOn").asString(""))),
                name(UserId.parse(said.path("heldBy").asString(""))),
                Instant.parse(said.path("heldAt").asString("")),
                said.path("present").asString(""),
                said.path("minutes").asString(""),
                envelope.path("publicKey").asString("")));
    }

    /** The envelope exactly as signed. */
    @GetMapping(PAGE + "/minutes/{id}/report.json")
    ResponseEntity<byte[]> report(Principal who, @PathVariable String id) {
        var key = Identifiers.parse(id);
        var envelope = calendar.signed(who, key);
        stepUp.require(who);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header("Content-Disposition", "attachment; filename=\"review-minutes-" + key + ".json\"")
                .body(envelope);
    }

    private View again(Refusal refusal, Supplier<? extends Record> page) {
        if (refusal.code() != Refusal.Code.INVALID) {
            throw refusal;
        }
        return views.page(HttpStatus.UNPROCESSABLE_CONTENT, page.get());
    }

    private CalendarPage page(Principal who, Words words, CalendarPage.Form form, FieldErrors errors) {
        var planned = calendar.planned(who);
        var held = calendar.held(who);
        var names = users.names(held.stream().map(ReviewMinutes::heldBy).distinct().toList());
        return new CalendarPage(
                planned.stream().map(each -> row(words, each)).toList(),
                held.stream()
                        .map(each -> new CalendarPage.Held(
                                each.id().toString(),
                                each.title(),
                                names.getOrDefault(each.heldBy(), each.heldBy().toString()),
                                each.heldAt()))
                        .toList(),
                form,
                errors);
    }

    private CalendarPage.Row row(Words words, PlannedReview review) {
        return new CalendarPage.Row(
                review.id().toString(),
                review.title(),
                words.t("reviews.calendar.every", review.everyMonths()),
                day(words, review.dueOn()),
                review.overdue(calendar.today()));
    }

    private HoldReviewPage hold(
            Principal who, Words words, UUID id, String present, String minutes, FieldErrors errors) {
        var review = calendar.planned(who).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(Refusal::notFound);
        return new HoldReviewPage(id.toString(), review.title(), day(words, review.dueOn()), present, minutes, errors);
    }

    private String name(UserId user) {
        return users.names(List.of(user)).getOrDefault(user, user.toString());
    }

    private static String day(Words words, LocalDate day) {
        return words.date(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /** No day at all is one that is long over. */
    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException unreadable) {
            return LocalDate.EPOCH;
        }
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
    }
}
