package org.aumbry.assurance.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aumbry.assurance.Assurance;
import org.aumbry.assurance.Board;
import org.aumbry.assurance.Evidence;
import org.aumbry.assurance.Inspections;
import org.aumbry.assurance.NewEvidence;
import org.aumbry.assurance.PromiseOwner;
import org.aumbry.assurance.PromiseState;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Option;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The promises, for administrators of a network. */
@Controller
class AssuranceController {

    private static final String HOME = "/admin/assurance";

    private final Assurance assurance;
    private final Inspections inspections;
    private final Filters filters;
    private final Users users;
    private final Views views;
    private final Clock clock;

    AssuranceController(
            Assurance assurance, Inspections inspections, Filters filters, Users users, Views views, Clock clock) {
        this.assurance = assurance;
        this.inspections = inspections;
        this.filters = filters;
        this.users = users;
        this.views = views;
        this.clock = clock;
    }

    @GetMapping(HOME)
    View list(
            Principal who,
            @RequestParam @Nullable String state,
            @RequestParam @Nullable String family,
            @RequestParam @Nullable String owner,
            @RequestParam @Nullable String source,
            Words words) {
        var query = Filters.Query.of(state, family, owner, source);
        return views.page(page(assurance.board(who, filters.read(query)), query, words));
    }

    @GetMapping(HOME + "/promises/{id}")
    View promise(Principal who, @PathVariable String id, Words words) {
        return promisePage(HttpStatus.OK, who, id, EvidenceForm.empty(), FieldErrors.none(), words);
    }

    @PostMapping(HOME + "/runs")
    View start(Principal who, @RequestParam @Nullable String promise, Words words) {
        try {
            return views.seeOther(HOME + "/runs/" + inspections.start(who, promise).id());
        } catch (Refusal refusal) {
            if (refusal.code() != Refusal.Code.CONFLICT) {
                throw refusal;
            }
            return views.seeOther(HOME, Toast.of(words.t(refusal.messageKey())));
        }
    }

    @GetMapping(HOME + "/runs/{id}")
    View run(Principal who, @PathVariable String id, Words words) {
        return views.page(wording(words).page(inspections.run(who, Identifiers.parse(id))));
    }

    @PostMapping(HOME + "/promises/{id}/evidence")
    View attest(
            Principal who,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "") String sha256,
            @RequestParam(defaultValue = "") String until,
            Words words) {
        try {
            assurance.attest(who, id, new NewEvidence(name, note, sha256, day(until)));
            return views.seeOther(HOME + "/promises/" + id, Toast.of(words.t("assurance.evidence.added")));
        } catch (Refusal refusal) {
            if (refusal.code() != Refusal.Code.INVALID) {
                throw refusal;
            }
            var form = new EvidenceForm(name, note, sha256, until);
            var errors = FieldErrors.of(words, refusal);
            return promisePage(HttpStatus.UNPROCESSABLE_CONTENT, who, id, form, errors, words);
        }
    }

    @PostMapping(HOME + "/evidence/{id}/withdraw")
    View withdraw(Principal who, @PathVariable String id, Words words) {
        var promise = assurance.withdraw(who, Identifiers.parse(id));
        return views.seeOther(HOME + "/promises/" + promise, Toast.of(words.t("assurance.evidence.withdrawn")));
    }

    private View promisePage(
            HttpStatus status, Principal who, String id, EvidenceForm form, FieldErrors errors, Words words) {
        var detail = assurance.promise(who, id);
        var names = users.names(
                detail.evidence().stream().map(Evidence::signedBy).distinct().toList());
        return views.page(status, wording(words).page(detail, names, form, errors));
    }

    private AssurancePage page(Board board, Filters.Query query, Words words) {
        var wording = wording(words);
        var subjects = board.promises().stream()
                .collect(Collectors.groupingBy(
                        status -> wording.family(status.promise().family()), TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(family -> new AssurancePage.Subject(
                        family.getKey(), family.getValue().stream().map(wording::row).toList()))
                .toList();
        return new AssurancePage(
                wording.sentence(board),
                wording.counts(board),
                words.t("assurance.filter.shown", board.promises().size()),
                choices(query, wording, words),
                subjects);
    }

    private List<AssurancePage.Choice> choices(Filters.Query query, Wording wording, Words words) {
        var any = new Option("", words.t("assurance.filter.any"));
        return List.of(
                choice("state", words, query.state(), any, Stream.of(PromiseState.values()),
                        state -> new Option(state.code(), wording.state(state))),
                choice("family", words, query.family(), any, filters.families().stream(),
                        family -> new Option(family, wording.family(family))),
                choice("owner", words, query.owner(), any, Stream.of(PromiseOwner.values()),
                        owner -> new Option(owner.code(), wording.owner(owner))),
                choice("source", words, query.source(), any, filters.sources().stream(),
                        source -> new Option(source, source)));
    }

    private static <T> AssurancePage.Choice choice(
            String name, Words words, String value, Option any, Stream<T> values, Function<T, Option> option) {
        var options = new ArrayList<Option>();
        options.add(any);
        values.map(option).sorted(Comparator.comparing(Option::label)).forEach(options::add);
        return new AssurancePage.Choice(name, words.t("assurance.filter." + name), options, value);
    }

    private Wording wording(Words words) {
        return new Wording(words, clock.instant());
    }

    /** The moment a day begins in UTC; what is no day is a moment long past, which is refused like one. */
    private static Instant day(String until) {
        try {
            return LocalDate.parse(until.strip()).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException noDay) {
            return Instant.EPOCH;
        }
    }
}
