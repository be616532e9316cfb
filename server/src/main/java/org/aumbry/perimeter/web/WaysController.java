package org.aumbry.perimeter.web;

import java.util.Arrays;
import org.aumbry.kernel.Refusal;
import org.aumbry.operators.OnDuty;
import org.aumbry.operators.web.OperatorFrames;
import org.aumbry.perimeter.Configurations;
import org.aumbry.perimeter.Ways;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Option;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Entrances.Way;
import org.aumbry.web.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Where operators switch between the two ways in. */
@Controller
class WaysController {

    private static final String PAGE = PerimeterController.PAGE + "/ways";

    private final Ways ways;
    private final Configurations configurations;
    private final OperatorFrames frames;
    private final Views views;

    WaysController(Ways ways, Configurations configurations, OperatorFrames frames, Views views) {
        this.ways = ways;
        this.configurations = configurations;
        this.frames = frames;
        this.views = views;
    }

    @GetMapping(PAGE)
    View ways(OnDuty who, Words words) {
        return views.page(page(who, words, "", FieldErrors.none()));
    }

    @PostMapping(PAGE)
    View switchTo(
            OnDuty who,
            Words words,
            @RequestParam(defaultValue = "") String open,
            @RequestParam(defaultValue = "") String reason) {
        who.active();
        if (!configurations.fresh(who)) {
            return views.seeOther("/operators/touch");
        }
        try {
            ways.switchTo(who, Way.of(open).orElseThrow(Refusal::notFound), reason);
            return views.seeOther(PAGE, Toast.of(words.t("perimeter.ways.switched")));
        } catch (Refusal refused) {
            if (refused.code() != Refusal.Code.INVALID) {
                throw refused;
            }
            return views.page(
                    HttpStatus.UNPROCESSABLE_CONTENT, page(who, words, reason, FieldErrors.of(words, refused)));
        }
    }

    private PerimeterWaysPage page(OnDuty who, Words words, String reason, FieldErrors errors) {
        var standing = ways.standing(who);
        var choices = Arrays.stream(Way.values())
                .map(each -> new Option(each.stored(), words.t("perimeter.way." + each.stored())))
                .toList();
        return new PerimeterWaysPage(
                frames.of(who, words), PerimeterController.tabs(words, PAGE), standing,
                words.t("perimeter.way." + standing.open().stored()), choices, reason, errors);
    }
}
