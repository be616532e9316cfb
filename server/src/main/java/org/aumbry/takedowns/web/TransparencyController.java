package org.aumbry.takedowns.web;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.aumbry.operators.InstallationJournal;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** What operators did, in numbers, for everybody. */
@Controller
class TransparencyController {

    private static final List<String> VERBS = List.of(
            "takedown.carry-out", "lift.carry-out", "takedown.appeal", "report.make", "suspend.carry-out",
            "resume.carry-out", "support.carry-out", "support.approve", "support.decline", "support.revoke",
            "support.show");

    private final InstallationJournal journal;
    private final Views views;

    TransparencyController(InstallationJournal journal, Views views) {
        this.journal = journal;
        this.views = views;
    }

    @GetMapping("/transparency")
    View figures(Words words) {
        var figures = journal.figures(VERBS);
        var years = new TreeSet<String>(Comparator.reverseOrder());
        figures.keySet().forEach(each -> years.add(each.substring(each.indexOf(' ') + 1)));
        var lines = VERBS.stream()
                .map(verb -> new TransparencyPage.Line(
                        words.t("takedowns.figure." + verb),
                        years.stream().map(year -> figures.getOrDefault(verb + " " + year, 0L)).toList()))
                .toList();
        return views.page(new TransparencyPage(List.copyOf(years), lines));
    }
}
