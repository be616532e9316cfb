package org.aumbry.operators.web;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.aumbry.kernel.Backlog.Queue;
import org.aumbry.operators.Health;
import org.aumbry.operators.OnDuty;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** How the program is, and what waits in all networks, in numbers. */
@Controller
class HealthController {

    private final Health health;
    private final OperatorFrames frames;
    private final Views views;
    private final Clock clock;

    HealthController(Health health, OperatorFrames frames, Views views, Clock clock) {
        this.health = health;
        this.frames = frames;
        this.views = views;
        this.clock = clock;
    }

    @GetMapping("/operators/health")
    View health(OnDuty who, Words words) {
        var machine = health.machine(who);
        var survey = health.survey(who);
        return views.page(new OperatorHealthPage(
                frames.of(who, words),
                machine,
                machine.database().toMillis(),
                machine.load() < 0 ? "–" : String.format(Locale.ROOT, "%.1f", machine.load()),
                survey.lines().stream().map(this::row).toList(),
                survey.looked(),
                survey.all(),
                survey.failed()));
    }

    private OperatorHealthPage.Row row(Health.Line line) {
        var oldest = line.oldest();
        boolean late = oldest != null && oldest.plus(patience(line.queue())).isBefore(clock.instant());
        return new OperatorHealthPage.Row(
                "operators.queue." + line.queue().word(),
                line.count(),
                oldest,
                line.networks(),
                late ? "changed" : "ok",
                line.worst().stream()
                        .map(share -> new OperatorHealthPage.Share(
                                share.network().toString(), share.waiting().count(), share.waiting().oldest()))
                        .toList());
    }

    /** How long something may wait before that is worth a look. */
    private static Duration patience(Queue queue) {
        return switch (queue) {
            case JOURNAL, ORDERS, NOTICES -> Duration.ofMinutes(1);
            case MAIL, READING, SEARCH -> Duration.ofMinutes(10);
            case COLLECTORS -> Duration.ofMinutes(30);
        };
    }
}
