package org.aumbry.collectors.web;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.aumbry.collectors.Collectors;
import org.aumbry.collectors.LineFormat;
import org.aumbry.collectors.SentValues;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.Principal;
import org.aumbry.web.Option;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Administrators' page about where the journal is sent. */
@Controller
class CollectorController {

    private static final String PAGE = "/admin/collectors";

    private final Collectors collectors;
    private final Views views;

    CollectorController(Collectors collectors, Views views) {
        this.collectors = collectors;
        this.views = views;
    }

    @GetMapping(PAGE)
    View list(Principal who, Words words) {
        return views.page(new CollectorsPage(
                collectors.list(who).stream().map(each -> row(words, each)).toList(),
                options(LineFormat.values(), LineFormat::word, words, "collectors.format."),
                options(SentValues.values(), SentValues::word, words, "collectors.values.")));
    }

    @PostMapping(PAGE)
    View add(Principal who, Words words, @ModelAttribute CollectorForm form) {
        collectors.add(who, form.draft());
        return views.seeOther(PAGE, Toast.of(words.t("collectors.added")));
    }

    @PostMapping(PAGE + "/{id}/remove")
    View remove(Principal who, Words words, @PathVariable String id) {
        collectors.remove(who, Identifiers.parse(id));
        return views.seeOther(PAGE, Toast.of(words.t("collectors.removed")));
    }

    @PostMapping(PAGE + "/{id}/switch")
    View enable(
            Principal who, Words words, @PathVariable String id, @RequestParam(defaultValue = "") String on) {
        boolean enabled = on.equals("true");
        collectors.enable(who, Identifiers.parse(id), enabled);
        return views.seeOther(PAGE, Toast.of(words.t(enabled ? "collectors.switched-on" : "collectors.switched-off")));
    }

    /** Sends again from a place of the journal on. */
    @PostMapping(PAGE + "/{id}/replay")
    View replay(Principal who, Words words, @PathVariable String id, @RequestParam(defaultValue = "") String from) {
        long place = from.matches("[0-9]{1,15}") ? Long.parseLong(from) : -1;
        collectors.replay(who, Identifiers.parse(id), place);
        return views.seeOther(PAGE, Toast.of(words.t("collectors.replayed", place)));
    }

    private static CollectorsPage.Row row(Words words, Collectors.Waiting waiting) {
        var each = waiting.collector();
        var problem = each.progress().problem();
        boolean fails = each.enabled() && !problem.isEmpty();
        return new CollectorsPage.Row(
                each.id().toString(),
                each.name(),
                each.address().toString(),
                words.t("collectors.format." + each.format().word()) + ", "
                        + words.t("collectors.values." + each.values().word()),
                each.enabled(),
                each.progress().next(),
                waiting.entries(),
                state(words, each.enabled(), problem, waiting.entries()),
                fails,
                each.progress().takenAt());
    }

    private static String state(Words words, boolean enabled, String problem, long lag) {
        if (!enabled) {
            return words.t("collectors.state.off");
        }
        if (problem.startsWith("status-")) {
            return words.t("collectors.problem.status", problem.substring("status-".length()));
        }
        return problem.isEmpty()
                ? words.t(lag == 0 ? "collectors.state.even" : "collectors.state.sending")
                : words.t("collectors.problem." + problem);
    }

    private static <T> List<Option> options(T[] all, Function<T, String> word, Words words, String key) {
        return Arrays.stream(all).map(each -> new Option(word.apply(each), words.t(key + word.apply(each)))).toList();
    }
}
