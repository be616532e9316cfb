package org.aumbry.resilience.web;

import java.time.Clock;
import java.util.List;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.Refusal;
import org.aumbry.operators.OnDuty;
import org.aumbry.operators.web.OperatorFrames;
import org.aumbry.resilience.Maintenance;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Tab;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Where operators announce maintenance, and where everybody sees it. */
@Controller
class MaintenanceController {

    private static final String PAGE = ResilienceController.PAGE + "/maintenance";

    private final Maintenance maintenance;
    private final OperatorFrames frames;
    private final Views views;
    private final Clock clock;

    MaintenanceController(Maintenance maintenance, OperatorFrames frames, Views views, Clock clock) {
        this.maintenance = maintenance;
        this.frames = frames;
        this.views = views;
        this.clock = clock;
    }

    static List<Tab> tabs(Words words, String current) {
        return List.of(
                Tab.of(words.t("resilience.title"), ResilienceController.PAGE,
                        current.equals(ResilienceController.PAGE)),
                Tab.of(words.t("resilience.maintenance"), PAGE, current.equals(PAGE)));
    }

    @GetMapping("/status")
    View status() {
        var now = clock.instant();
        var known = maintenance.known();
        return views.page(new StatusPage(
                known.stream().filter(window -> !now.isBefore(window.begins()) && !window.over(now)).toList(),
                known.stream().filter(window -> now.isBefore(window.begins())).toList(),
                known.stream().filter(window -> window.over(now)).toList()));
    }

    @GetMapping(PAGE)
    View page(OnDuty who, Words words) {
        who.active();
        return views.page(page(who, words, "", "30", "", FieldErrors.none()));
    }

    @PostMapping(PAGE)
    View announce(
            OnDuty who,
            Words words,
            @RequestParam(defaultValue = "") String begins,
            @RequestParam(defaultValue = "") String minutes,
            @RequestParam(defaultValue = "") String note) {
        try {
            maintenance.announce(who, begins, minutes, note);
            return views.seeOther(PAGE, Toast.of(words.t("resilience.maintenance.announced")));
        } catch (Refusal refused) {
            if (refused.code() != Refusal.Code.INVALID) {
                throw refused;
            }
            return views.page(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    page(who, words, begins, minutes, note, FieldErrors.of(words, refused)));
        }
    }

    @PostMapping(PAGE + "/withdraw")
    View withdraw(OnDuty who, Words words, @RequestParam(defaultValue = "") String window) {
        maintenance.withdraw(who, Identifiers.parse(window));
        return views.seeOther(PAGE, Toast.of(words.t("resilience.maintenance.withdrawn")));
    }

    private MaintenancePage page(
            OnDuty who, Words words, String begins, String minutes, String note, FieldErrors errors) {
        return new MaintenancePage(
                frames.of(who, words), tabs(words, PAGE), maintenance.known(), begins, minutes, note, errors);
    }
}
