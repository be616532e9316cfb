package org.aumbry.timemachine.web;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Principal;
import org.aumbry.timemachine.Restores;
import org.aumbry.timemachine.Run;
import org.aumbry.timemachine.RunId;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** How a restore goes on, what came of it, and taking it back. */
@Controller
class RunController {

    private final Restores restores;
    private final Users users;
    private final Views views;

    RunController(Restores restores, Users users, Views views) {
        this.restores = restores;
        this.users = users;
        this.views = views;
    }

    @GetMapping("/time/runs/{id}")
    View run(Principal who, Words words, @PathVariable String id) {
        var run = restores.get(who, RunId.parse(id));
        var name = users.names(List.of(run.askedBy())).getOrDefault(run.askedBy(), "");
        var result = run.result();
        var failure = run.failure();
        return views.page(new RunPage(
                "/time/runs/" + run.id(),
                run.scope().network() ? "/admin/time" : "/spaces/" + run.scope().id() + "/time",
                words.t("timemachine.scope." + TimePages.word(run.scope().kind())),
                run.at(),
                run.askedAt(),
                name,
                TimePages.word(run.state()),
                run.step(),
                Run.STEPS,
                result == null ? List.of() : told(words, run, result),
                result == null ? "" : words.t(result.verified() ? "timemachine.same" : "timemachine.fitted"),
                result != null && result.verified(),
                result == null ? "" : HexFormat.of().formatHex(result.root()),
                result == null || result.logged() == null ? "" : logged(words, result.logged()),
                failure == null ? "" : words.t(failure),
                result != null));
    }

    @PostMapping("/time/runs/{id}/undo")
    View undo(Principal who, @PathVariable String id) {
        return views.seeOther("/time/runs/" + restores.undo(who, RunId.parse(id)));
    }

    private static String logged(Words words, Run.Logged logged) {
        return words.t(logged.met() ? "timemachine.logged.met" : "timemachine.logged.not-met", words.time(logged.at()));
    }

    private static List<String> told(Words words, Run run, Run.Result result) {
        var told = new ArrayList<String>();
        told.add(words.t("timemachine.done.back", result.back()));
        if (result.away() > 0 || run.newer()) {
            told.add(words.t("timemachine.done.away", result.away()));
        }
        if (result.renamed() > 0) {
            told.add(words.t("timemachine.done.renamed", result.renamed()));
        }
        if (result.left() > 0) {
            told.add(words.t("timemachine.done.left", result.left()));
        }
        return told;
    }
}
