package org.aumbry.privacy.web;

import org.aumbry.kernel.Principal;
import org.aumbry.privacy.UseFigures;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** Figures about use, for administrators. */
@Controller
class FiguresController {

    private final UseFigures figures;
    private final Views views;

    FiguresController(UseFigures figures, Views views) {
        this.figures = figures;
        this.views = views;
    }

    @GetMapping(PrivacyTabs.FIGURES)
    View page(Principal who, Words words) {
        var told = figures.show(who);
        var rows = told.weeks().stream()
                .map(week -> new FiguresPage.Row(
                        week.begins(),
                        people(words, week.active()),
                        acts(words, week.readers(), week.documents()),
                        acts(words, week.searchers(), week.searches())))
                .toList();
        return views.page(new FiguresPage(
                PrivacyTabs.of(words, PrivacyTabs.FIGURES), told.on(), told.least(), rows));
    }

    private static String people(Words words, long people) {
        return people == 0 ? words.t("privacy.figures.few") : words.t("privacy.figures.people", people);
    }

    private static String acts(Words words, long people, long acts) {
        return people == 0 ? words.t("privacy.figures.few") : words.t("privacy.figures.acts", acts, people);
    }
}
