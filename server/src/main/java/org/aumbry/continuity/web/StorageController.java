package org.aumbry.continuity.web;

import java.util.List;
import org.aumbry.blobs.BlobPlaces;
import org.aumbry.continuity.ProvenRestore;
import org.aumbry.continuity.StorageStanding;
import org.aumbry.kernel.Principal;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.View;

/** The page about storage, and the same as JSON. */
@Controller
class StorageController {

    private static final long MEGABYTE = 1 << 20;

    private final StorageStanding storage;
    private final Views views;

    StorageController(StorageStanding storage, Views views) {
        this.storage = storage;
        this.views = views;
    }

    /** What is not well, by code, and the numbers behind the page. */
    record StorageJson(
            List<String> faults,
            boolean archived,
            @org.jspecify.annotations.Nullable Long exposedSeconds,
            int archiveCopies,
            int archivePlaces,
            long files,
            long sizeBytes,
            long filesShort,
            int copiesWanted,
            int quorum,
            long placesAway,
            @org.jspecify.annotations.Nullable Integer nodes,
            boolean keyServiceAnswers) {}

    @GetMapping("/api/v1/storage")
    @ResponseBody
    StorageJson json(Principal who) {
        var seen = storage.overview(who);
        var exposed = seen.archived().exposed();
        return new StorageJson(
                seen.faults().stream().map(StorageStanding.Fault::code).toList(),
                seen.archived().on(),
                exposed == null ? null : exposed.toSeconds(),
                seen.archived().copies(),
                seen.archived().places(),
                seen.blobs().blobs(),
                seen.blobs().sizeBytes(),
                seen.blobs().tooFew(),
                seen.blobs().wanted(),
                seen.blobs().quorum(),
                seen.places().stream().filter(BlobPlaces.Place::away).count(),
                seen.nodes().isPresent() ? seen.nodes().getAsInt() : null,
                seen.keys().kms().answers());
    }

    @GetMapping("/admin/storage")
    View page(Principal who, Words words) {
        var seen = storage.overview(who);
        var archived = seen.archived();
        var blobs = seen.blobs();
        var kms = seen.keys().kms();
        var service = words.t("custody.kms." + kms.name().replace(' ', '-'));
        return views.page(new StoragePage(
                seen.faults().stream().map(fault -> words.t("continuity.fault." + fault.code())).toList(),
                exposed(words, archived),
                words.t("continuity.copies", archived.copies(), archived.places()),
                archived.locations().stream().map(each -> each.name() + " (" + each.place() + ")").toList(),
                archived.proven().map(ProvenRestore::begunAt).orElse(null),
                words.t("continuity.storage.files", blobs.blobs(),
                        blobs.sizeBytes() == 0 ? 0 : Math.max(1, blobs.sizeBytes() / MEGABYTE)),
                words.t("continuity.storage.wanted", blobs.wanted(), blobs.quorum()),
                blobs.readAt(),
                seen.places().stream().map(each -> place(words, each)).toList(),
                seen.nodes().isPresent()
                        ? words.t("continuity.storage.nodes", seen.nodes().getAsInt())
                        : words.t("continuity.storage.nodes-unknown"),
                words.t(kms.answers() ? "continuity.storage.keys-answer" : "continuity.storage.keys-silent", service),
                seen.keys().own().version(),
                seen.keys().own().since(),
                seen.keysDue()));
    }

    private static String exposed(Words words, StorageStanding.Archived archived) {
        var exposed = archived.exposed();
        if (!archived.on()) {
            return words.t("continuity.off");
        }
        return exposed == null
                ? words.t("continuity.nothing-yet")
                : words.t("continuity.exposed", exposed.toSeconds());
    }

    private static StoragePage.Place place(Words words, BlobPlaces.Place place) {
        return new StoragePage.Place(
                place.location().isEmpty()
                        ? words.t("continuity.storage.place", place.number() + 1)
                        : place.location(),
                words.t(place.bucket() ? "continuity.storage.bucket" : "continuity.storage.folder"),
                place.away() ? "failed" : "ok",
                words.t(place.away() ? "continuity.storage.away" : "continuity.storage.answers"));
    }
}
