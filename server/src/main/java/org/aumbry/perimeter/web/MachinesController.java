package org.aumbry.perimeter.web;

import java.util.Locale;
import org.aumbry.operators.OnDuty;
import org.aumbry.operators.web.OperatorFrames;
import org.aumbry.web.EgressList;
import org.aumbry.web.Machine;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** Where operators see which other machines answer, and what is missing without those that do not. */
@Controller
class MachinesController {

    private static final String PAGE = PerimeterController.PAGE + "/machines";

    private final EgressList machines;
    private final OperatorFrames frames;
    private final Views views;

    MachinesController(EgressList machines, OperatorFrames frames, Views views) {
        this.machines = machines;
        this.frames = frames;
        this.views = views;
    }

    @GetMapping(PAGE)
    View machines(OnDuty who, Words words) {
        who.active();
        return views.page(new PerimeterMachinesPage(
                frames.of(who, words), PerimeterController.tabs(words, PAGE),
                machines.machines().stream().map(each -> row(words, each)).toList()));
    }

    private static PerimeterMachinesPage.Row row(Words words, Machine machine) {
        var party = machine.party().name().toLowerCase(Locale.ROOT).replace('_', '-');
        var state = machine.answers() ? "answers" : machine.rests() ? "rests" : "silent";
        return new PerimeterMachinesPage.Row(
                machine.host() + ":" + machine.port(), words.t("perimeter.party." + party),
                words.t("perimeter.machine." + state), machine.answers() ? "ok" : "failed",
                machine.answers() ? machine.answeredAt() : machine.silentSince(), machine.waiting(),
                machine.turnedAway(), machine.answers() ? "" : words.t("perimeter.without." + party));
    }
}
