package org.aumbry.checkpoints.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.aumbry.checkpoints.HoldWish;
import org.aumbry.checkpoints.Retention;
import org.aumbry.identity.StepUp;
import org.aumbry.identity.Users;
import org.aumbry.journal.KeptValues.Hold;
import org.aumbry.kernel.Area;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Option;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** Administrators' page about how long values of the journal are kept, and what is on hold. */
@Controller
class HoldsController {

    private static final String PAGE = "/admin/journal/holds";
    private static final Pattern NUMBER = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final HoldsPage.Wanted NOTHING = new HoldsPage.Wanted("everything", "", "", "", "");

    private final Retention retention;
    private final StepUp stepUp;
    private final Users users;
    private final Views views;

    HoldsController(Retention retention, StepUp stepUp, Users users, Views views) {
        this.retention = retention;
        this.stepUp = stepUp;
        this.users = users;
        this.views = views;
    }

    /** What the form sends. */
    record HoldForm(
            @Nullable String scope,
            @Nullable String subject,
            @Nullable String from,
            @Nullable String until,
            @Nullable String reason) {

        HoldsPage.Wanted wanted() {
            return new HoldsPage.Wanted(
                    orEmpty(scope), orEmpty(subject), orEmpty(from), orEmpty(until), orEmpty(reason));
        }

        private static String orEmpty(@Nullable String value) {
            return value == null ? "" : value.strip();
        }
    }

    @GetMapping(PAGE)
    View list(Principal who, Words words) {
        return views.page(page(who, words, NOTHING, FieldErrors.none()));
    }

    @PostMapping(PAGE)
    View hold(Principal who, Words words, @ModelAttribute HoldForm form) {
        var wanted = form.wanted();
        try {
            if (who.administers(Area.AUDIT)) {
                stepUp.require(who);
            }
            var until = day("until", wanted.until());
            retention.hold(who, new HoldWish(
                    HoldWish.Scope.of(wanted.scope()), number(wanted.subject()), start(day("from", wanted.from())),
                    until == null ? null : start(until.plusDays(1)), wanted.reason()));
            return views.seeOther(PAGE, Toast.of(words.t("checkpoints.hold.placed")));
        } catch (Refusal refused) {
            if (refused.code() != Refusal.Code.INVALID) {
                throw refused;
            }
            return views.page(
                    HttpStatus.UNPROCESSABLE_CONTENT, page(who, words, wanted, FieldErrors.of(words, refused)));
        }
    }

    @PostMapping(PAGE + "/{id}/lift")
    View lift(Principal who, Words words, @PathVariable String id) {
        if (who.administers(Area.AUDIT)) {
            stepUp.require(who);
        }
        retention.lift(who, Identifiers.parse(id));
        return views.seeOther(PAGE, Toast.of(words.t("checkpoints.hold.lifted")));
    }

    private HoldsPage page(Principal who, Words words, HoldsPage.Wanted wanted, FieldErrors errors) {
        var kept = retention.kept(who);
        var names = users.names(kept.holds().stream()
                .flatMap(hold -> java.util.stream.Stream.of(
                        hold.by(), hold.person() == null ? hold.by() : new UserId(hold.person())))
                .collect(Collectors.toSet()));
        return new HoldsPage(
                kept.days(),
                kept.erasedBefore().equals(Instant.EPOCH) ? null : kept.erasedBefore(),
                who.administers(Area.POLICIES),
                kept.holds().stream().map(hold -> row(words, hold, names)).toList(),
                scopes(words),
                wanted,
                errors);
    }

    private static HoldsPage.Row row(Words words, Hold hold, Map<UserId, String> names) {
        var scope = scope(hold);
        var subject = hold.person() != null ? hold.person() : hold.object();
        var field = hold.person() != null ? "?user=" : "?object=";
        return new HoldsPage.Row(
                hold.id().toString(),
                words.t("checkpoints.hold.scope." + scope.word()),
                subject == null ? "" : "/admin/journal" + field + subject,
                hold.person() == null
                        ? subject == null ? "" : subject.toString()
                        : names.getOrDefault(new UserId(hold.person()), hold.person().toString()),
                hold.from(),
                hold.until(),
                hold.reason(),
                names.getOrDefault(hold.by(), words.t("web.act.gone")),
                hold.at());
    }

    private static HoldWish.Scope scope(Hold hold) {
        if (hold.person() != null) {
            return HoldWish.Scope.PERSON;
        }
        if (hold.object() != null) {
            return HoldWish.Scope.OBJECT;
        }
        return hold.from() == null && hold.until() == null ? HoldWish.Scope.EVERYTHING : HoldWish.Scope.PERIOD;
    }

    private static List<Option> scopes(Words words) {
        return Arrays.stream(HoldWish.Scope.values())
                .map(scope -> new Option(scope.word(), words.t("checkpoints.hold.scope." + scope.word())))
                .toList();
    }

    /** The last number in what was typed or pasted, such as the address of a person or thing. */
    private static @Nullable UUID number(String typed) {
        var numbers = NUMBER.matcher(typed);
        UUID last = null;
        while (numbers.find()) {
            last = UUID.fromString(numbers.group());
        }
        return last;
    }

    private static @Nullable LocalDate day(String field, String typed) {
        try {
            return typed.isEmpty() ? null : LocalDate.parse(typed);
        } catch (DateTimeException unreadable) {
            throw Refusal.invalid(field, "checkpoints.hold.refusal.day");
        }
    }

    private static @Nullable Instant start(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
