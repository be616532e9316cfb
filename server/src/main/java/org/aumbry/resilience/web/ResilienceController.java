package org.aumbry.resilience.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.stream.Collectors;
import org.aumbry.continuity.LossDrill;
import org.aumbry.continuity.LossDrills;
import org.aumbry.data.Topology;
import org.aumbry.kernel.Refusal;
import org.aumbry.operators.OnDuty;
import org.aumbry.operators.web.OperatorFrames;
import org.aumbry.resilience.NodeRoll;
import org.aumbry.resilience.Redundancy;
import org.aumbry.resilience.SinglePoint;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Where operators see what happens when a part is lost. */
@Controller
class ResilienceController {

    static final String PAGE = "/operators/resilience";

    private static final int DRILLS = 20;
    private static final Duration BOUNDED = Duration.ofDays(365);

    private final Redundancy redundancy;
    private final NodeRoll nodes;
    private final LossDrills drills;
    private final OperatorFrames frames;
    private final Views views;
    private final Clock clock;

    ResilienceController(
            Redundancy redundancy,
            NodeRoll nodes,
            LossDrills drills,
            OperatorFrames frames,
            Views views,
            Clock clock) {
        this.redundancy = redundancy;
        this.nodes = nodes;
        this.drills = drills;
        this.frames = frames;
        this.views = views;
        this.clock = clock;
    }

    @GetMapping(PAGE)
    View page(OnDuty who, Words words) {
        who.active();
        return views.page(page(who, words, FieldErrors.none()));
    }

    @PostMapping(PAGE + "/drain")
    View drain(OnDuty who, Words words, @RequestParam(defaultValue = "") String node) {
        who.active();
        if (!who.fresh(clock.instant())) {
            return views.seeOther("/operators/touch");
        }
        try {
            nodes.drain(who, node);
            return views.seeOther(PAGE, Toast.of(words.t("resilience.drain.told")));
        } catch (Refusal refused) {
            if (refused.code() != Refusal.Code.INVALID) {
                throw refused;
            }
            return views.page(HttpStatus.UNPROCESSABLE_CONTENT, page(who, words, FieldErrors.of(words, refused)));
        }
    }

    private ResiliencePage page(OnDuty who, Words words, FieldErrors errors) {
        var points = redundancy.points();
        var gauge = nodes.gauge();
        return new ResiliencePage(
                frames.of(who, words),
                MaintenanceController.tabs(words, PAGE),
                redundancy.described(),
                points.stream().filter(SinglePoint::counts).count(),
                points.stream().map(point -> point(words, point)).toList(),
                redundancy.parts().stream().map(part -> part(words, part)).toList(),
                nodes.all().stream().map(node -> node(words, node, gauge.serving())).toList(),
                words.t("resilience.gauge", processors(gauge.cpuMillis()), gauge.requests(), gauge.minutes(),
                        processors(gauge.remainingMillis())),
                gauge.fits(),
                drills.newest(DRILLS).stream().map(drill -> drill(words, drill)).toList(),
                errors);
    }

    private static ResiliencePage.Node node(Words words, NodeRoll.Node node, int serving) {
        var most = node.most();
        return new ResiliencePage.Node(
                node.name(),
                node.since(),
                most == null
                        ? "–"
                        : words.t("resilience.node.peak", processors(most), String.valueOf(node.processors())),
                switch (node.state()) {
                    case SERVES -> "ok";
                    case LEAVING -> "changed";
                    case LEFT -> "info";
                    case SILENT -> "failed";
                },
                words.t("resilience.node." + node.state().code()),
                node.state() == NodeRoll.State.SERVES && serving > 1);
    }

    private static ResiliencePage.Drill drill(Words words, LossDrill drill) {
        var report = drill.report();
        return new ResiliencePage.Drill(
                drill.begunAt(),
                words.t("resilience.loss." + drill.kind().stored()),
                drill.lost().compareTo(BOUNDED) > 0
                        ? words.t("resilience.drill.took", drill.took().toMillis())
                        : words.t("resilience.drill.measured", drill.took().toMillis(), drill.lost().toMillis()),
                drill.said(),
                drill.holds() ? "ok" : "failed",
                words.t(drill.holds() ? "resilience.drill.held" : "resilience.drill.failed"),
                report == null ? "" : report);
    }

    /** Milliseconds of processor time in a second, as processors. */
    private static String processors(long millis) {
        return String.format(Locale.ROOT, "%.1f", millis / 1000.0);
    }

    private static ResiliencePage.Point point(Words words, SinglePoint point) {
        var accepted = point.accepted();
        return new ResiliencePage.Point(
                point.point(),
                words.t("resilience.why." + point.why().code(), words.t("resilience.kind." + point.kind().word())),
                switch (point.state()) {
                    case OPEN, EXPIRED -> "failed";
                    case ACCEPTED -> "changed";
                },
                words.t("resilience.state." + point.state().code()),
                accepted == null
                        ? ""
                        : words.t("resilience.accepted", accepted.by(), words.date(noon(accepted)), accepted.reason()));
    }

    /** The same day wherever it is read. */
    private static Instant noon(Topology.Acceptance accepted) {
        return accepted.until().atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
    }

    private static ResiliencePage.Part part(Words words, Topology.Part part) {
        return new ResiliencePage.Part(
                words.t("resilience.kind." + part.kind().word()),
                part.name(),
                part.labels().entrySet().stream()
                        .map(label -> words.t("continuity.label." + label.getKey().word(), label.getValue()))
                        .collect(Collectors.joining(", ")));
    }
}
