package org.aumbry.continuity.web;

import java.time.Duration;
import java.util.List;
import org.aumbry.continuity.ArchiveConsole;
import org.aumbry.continuity.Continuity;
import org.aumbry.continuity.NetworkBackups;
import org.aumbry.continuity.ProvenRestore;
import org.aumbry.kernel.Principal;
import org.aumbry.web.Option;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** The page of backups. */
@Controller
class BackupsController {

    private static final long MEGABYTE = 1 << 20;

    private final Continuity continuity;
    private final NetworkBackups own;
    private final Views views;

    BackupsController(Continuity continuity, NetworkBackups own, Views views) {
        this.continuity = continuity;
        this.own = own;
        this.views = views;
    }

    @GetMapping("/admin/backups")
    View backups(Principal who, Words words) {
        var seen = continuity.overview(who);
        return views.page(new BackupsPage(
                seen.on(),
                exposed(words, seen),
                seen.on() && !seen.late() && !seen.troubled() && seen.lastProven().isPresent(),
                words.t("continuity.copies", seen.copies(), seen.places()),
                seen.from(),
                seen.lastProven().map(each -> proven(words, each)).orElse(null),
                seen.locations().stream()
                        .map(each -> new BackupsPage.Location(each.name(), each.place(), each.writeOnce()))
                        .toList(),
                seen.generations().stream().map(each -> row(words, each)).toList(),
                seen.drills().stream().map(each -> proven(words, each)).toList(),
                own(who, words, own.standing(who))));
    }

    private static BackupsPage.Own own(Principal who, Words words, NetworkBackups.Standing standing) {
        var days = standing.everyDays();
        return new BackupsPage.Own(
                who.admin(),
                standing.ready(),
                days == null ? "" : String.valueOf(days),
                List.of(
                        new Option("", words.t("continuity.own.never")),
                        new Option("1", words.t("continuity.own.every", 1)),
                        new Option("7", words.t("continuity.own.every", 7)),
                        new Option("30", words.t("continuity.own.every", 30))),
                standing.backups().stream()
                        .map(each -> new BackupsPage.OwnRow(
                                each.id().toString(),
                                each.madeAt(),
                                words.t("continuity.megabytes", Math.max(1, each.sizeBytes() / MEGABYTE)),
                                each.rows(),
                                each.blobs()))
                        .toList());
    }

    private static String exposed(Words words, Continuity.Overview seen) {
        Duration exposed = seen.exposed();
        if (!seen.on()) {
            return words.t("continuity.off");
        }
        if (exposed == null) {
            return words.t("continuity.nothing-yet");
        }
        return words.t(seen.late() ? "continuity.late" : "continuity.exposed", exposed.toSeconds());
    }

    private static BackupsPage.Row row(Words words, ArchiveConsole.Kept kept) {
        var state = kept.endedAt() == null ? "unfinished" : kept.provenAt() == null ? "untried" : "proven";
        return new BackupsPage.Row(
                kept.id().toString(),
                kept.begunAt(),
                words.t("continuity.megabytes", Math.max(1, kept.sizeBytes() / MEGABYTE)),
                words.t("continuity.state." + state));
    }

    private static BackupsPage.Proven proven(Words words, ProvenRestore drill) {
        return new BackupsPage.Proven(
                drill.id().toString(),
                drill.begunAt(),
                drill.holds(),
                words.t("continuity.seconds", Math.max(1, drill.took().toSeconds())),
                drill.report());
    }
}
