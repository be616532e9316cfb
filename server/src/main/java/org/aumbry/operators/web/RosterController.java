package org.aumbry.operators.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.aumbry.kernel.Refusal;
import org.aumbry.operators.OnDuty;
import org.aumbry.operators.Operator;
import org.aumbry.operators.OperatorId;
import org.aumbry.operators.RecordKind;
import org.aumbry.operators.OperatorRoster;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Option;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The roster of operators and what is on record about them. */
@Controller
class RosterController {

    private static final String PAGE = "/operators/roster";

    private final OperatorRoster roster;
    private final OperatorFrames frames;
    private final Views views;
    private final Clock clock;

    RosterController(OperatorRoster roster, OperatorFrames frames, Views views, Clock clock) {
        this.roster = roster;
        this.frames = frames;
        this.views = views;
        this.clock = clock;
    }

    @GetMapping(PAGE)
    View list(OnDuty who, Words words) {
        return views.page(page(who.active(), words, "", FieldErrors.none()));
    }

    @PostMapping(PAGE)
    View add(
            OnDuty who,
            Words words,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String email) {
        return attempt(words, () -> {
            var added = roster.add(who, name, email);
            return views.page(page(who, words, added.path(), FieldErrors.none()));
        }, errors -> page(who, words, "", errors));
    }

    @GetMapping(PAGE + "/{id}")
    View one(OnDuty who, Words words, @PathVariable String id) {
        return views.page(page(who.active(), words, OperatorId.parse(id), "", FieldErrors.none()));
    }

    @PostMapping(PAGE + "/{id}/records")
    View record(
            OnDuty who,
            Words words,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "") String until) {
        var operator = OperatorId.parse(id);
        return attempt(words, () -> {
            roster.record(who, operator, RecordKind.of(kind).orElseThrow(Refusal::notFound), note, day(until));
            return views.seeOther(PAGE + "/" + operator, Toast.of(words.t("operators.records.added")));
        }, errors -> page(who, words, operator, "", errors));
    }

    @PostMapping(PAGE + "/{id}/link")
    View link(OnDuty who, Words words, @PathVariable String id) {
        var operator = OperatorId.parse(id);
        var link = roster.newLink(who, operator);
        return views.page(page(who, words, operator, link, FieldErrors.none()));
    }

    @PostMapping(PAGE + "/{id}/close")
    View close(OnDuty who, Words words, @PathVariable String id) {
        roster.close(who, OperatorId.parse(id));
        return views.seeOther(PAGE, Toast.of(words.t("operators.roster.closed")));
    }

    private View attempt(Words words, Supplier<View> work, Function<FieldErrors, Object> again) {
        try {
            return work.get();
        } catch (Refusal refused) {
            if (refused.code() != Refusal.Code.INVALID) {
                throw refused;
            }
            return views.page(HttpStatus.UNPROCESSABLE_CONTENT, again.apply(FieldErrors.of(words, refused)));
        }
    }

    private static java.time.Instant day(String until) {
        try {
            return LocalDate.parse(until).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException noDay) {
            throw Refusal.invalid("until", "operators.refusal.until");
        }
    }

    private OperatorsPage page(OnDuty who, Words words, String link, FieldErrors errors) {
        var rows = roster.list().stream().map(each -> row(words, each)).toList();
        return new OperatorsPage(frames.of(who, words), rows, link, errors);
    }

    private OperatorPage page(OnDuty who, Words words, OperatorId id, String link, FieldErrors errors) {
        var operator = roster.get(id);
        var names = new HashMap<OperatorId, String>();
        roster.list().forEach(each -> names.put(each.id(), each.name()));
        var now = clock.instant();
        var lines = roster.records(id).stream()
                .map(each -> new OperatorPage.Line(
                        words.t("operators.record." + each.kind().stored()), each.note(), each.recordedAt(),
                        each.by() == null ? words.t("operators.prompt") : names.getOrDefault(each.by(), ""),
                        each.expiresAt(), each.expiresAt().isAfter(now)))
                .toList();
        var kinds = Arrays.stream(RecordKind.values())
                .filter(RecordKind::byOthers)
                .map(each -> new Option(each.stored(), words.t("operators.record." + each.stored())))
                .toList();
        return new OperatorPage(
                frames.of(who, words), row(words, operator),
                operator.lacks().stream().sorted().map(each -> words.t("operators.lacks." + each.stored())).toList(),
                lines, kinds, !id.equals(who.id()) && !operator.closed(), link, errors);
    }

    private static OperatorsPage.Row row(Words words, Operator operator) {
        var state = operator.closed() ? "closed" : operator.active() ? "active" : "inactive";
        var chip = operator.closed() ? "label" : operator.active() ? "ok" : "changed";
        return new OperatorsPage.Row(
                operator.id().toString(), operator.name(), operator.email(), words.t("operators.account." + state),
                chip, operator.passkeys(), operator.lastUsedAt());
    }
}
