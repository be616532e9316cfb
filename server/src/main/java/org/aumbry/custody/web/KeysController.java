package org.aumbry.custody.web;

import java.util.Arrays;
import org.aumbry.custody.Custody;
import org.aumbry.custody.Level;
import org.aumbry.custody.Rotation;
import org.aumbry.custody.Rotations;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The page about keys. */
@Controller
class KeysController {

    private static final String PAGE = "/admin/keys";

    private final Custody custody;
    private final Rotations rotations;
    private final Views views;

    KeysController(Custody custody, Rotations rotations, Views views) {
        this.custody = custody;
        this.rotations = rotations;
        this.views = views;
    }

    @GetMapping(PAGE)
    View keys(Principal who, Words words) {
        var hierarchy = custody.hierarchy(who);
        var changes = rotations.list(who);
        var own = hierarchy.own();
        return views.page(new KeysPage(
                KeysTabs.of(words, PAGE),
                service(words, hierarchy),
                customer(words, hierarchy),
                own.version(),
                own.since(),
                hierarchy.ownDue(),
                custody.over(hierarchy.ownDue()),
                own.left(),
                hierarchy.rows().stream().map(row -> row(words, row)).toList(),
                changes.stream().limit(10).map(each -> change(words, each)).toList(),
                Arrays.stream(Level.values()).map(level -> new KeysPage.Begin(
                        level.stored(),
                        words.t("custody.level." + level.stored()),
                        words.t("custody.level." + level.stored() + ".text"),
                        changes.stream().anyMatch(each -> each.running() && each.level() == level))).toList()));
    }

    @PostMapping(PAGE + "/rotations")
    View rotate(Principal who, Words words, @RequestParam(defaultValue = "") String level) {
        rotations.start(who, Level.of(level).orElseThrow(
                () -> Refusal.invalid("level", "custody.refusal.level")));
        return views.seeOther(PAGE, Toast.of(words.t("custody.begun")));
    }

    private static KeysPage.Service service(Words words, Custody.Hierarchy hierarchy) {
        var kms = hierarchy.kms();
        var latency = kms.lastLatency();
        return new KeysPage.Service(
                words.t("custody.kms." + kms.name().replace(' ', '-')),
                kms.rootKeyId(),
                kms.answers(),
                kms.calls(),
                kms.failures(),
                latency == null ? null : latency.toMillis(),
                kms.lastAnswerAt(),
                hierarchy.outage().toMinutes());
    }

    private static KeysPage.@Nullable Customer customer(Words words, Custody.Hierarchy hierarchy) {
        var health = hierarchy.customer();
        return health == null
                ? null
                : new KeysPage.Customer(
                        words.t("custody.kms." + health.name()), health.answers(), hierarchy.own().customerHeld());
    }

    private KeysPage.Row row(Words words, Custody.Row row) {
        var kind = row.kind();
        var due = row.due();
        return new KeysPage.Row(
                words.t("custody.kind." + kind.kind()),
                kind.current(),
                kind.earlier(),
                kind.destroyed(),
                kind.oldest(),
                due,
                due != null && custody.over(due));
    }

    private static KeysPage.Change change(Words words, Rotation rotation) {
        return new KeysPage.Change(
                rotation.id().toString(),
                words.t("custody.level." + rotation.level().stored()),
                rotation.done(),
                Math.max(rotation.total(), rotation.done()),
                rotation.startedAt(),
                rotation.finishedAt());
    }
}
