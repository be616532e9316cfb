package org.aumbry.continuity.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aumbry.continuity.Continuity;
import org.aumbry.kernel.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the archive is, as JSON. */
@RestController
class BackupsApi {

    private final Continuity continuity;

    BackupsApi(Continuity continuity) {
        this.continuity = continuity;
    }

    /**
     * How the archive is.
     *
     * @param exposedSeconds how much of the newest work a lost machine would take with it; null when nothing is
     *     archived
     */
    record Backups(
            boolean on,
            @Nullable Long exposedSeconds,
            boolean late,
            boolean troubled,
            int copies,
            int places,
            @Nullable Instant restorableFrom,
            @Nullable Drill lastProven,
            List<Generation> generations) {}

    /** A generation. */
    record Generation(
            UUID id, Instant begunAt, @Nullable Instant endedAt, long sizeBytes, @Nullable Instant provenAt) {}

    /** A restore that was tried, with its signed result. */
    record Drill(UUID id, Instant at, boolean holds, long tookMillis, String report) {}

    @GetMapping("/api/v1/backups")
    Backups backups(Principal who) {
        var seen = continuity.overview(who);
        var exposed = seen.exposed();
        return new Backups(
                seen.on(),
                exposed == null ? null : exposed.toSeconds(),
                seen.late(),
                seen.troubled(),
                seen.copies(),
                seen.places(),
                seen.from(),
                seen.lastProven()
                        .map(each -> new Drill(each.id(), each.begunAt(), true, each.took().toMillis(), each.report()))
                        .orElse(null),
                seen.generations().stream()
                        .map(each -> new Generation(
                                each.id(), each.begunAt(), each.endedAt(), each.sizeBytes(), each.provenAt()))
                        .toList());
    }
}
