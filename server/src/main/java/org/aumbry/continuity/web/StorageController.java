package org.aumbry.continuity.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.aumbry.blobs.BlobPlaces;
import org.aumbry.continuity.ArchiveConsole;
import org.aumbry.continuity.ProvenRestore;
import org.aumbry.continuity.RoomLeft;
import org.aumbry.continuity.StorageStanding;
import org.aumbry.data.Topology;
import org.aumbry.kernel.Principal;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.View;

/** The page about storage, and the same as JSON. */
@Controller
class StorageController {

    private static final long MEGABYTE = 1 << 20;

    private final StorageStanding storage;
    private final RoomLeft room;
    private final Views views;

    StorageController(StorageStanding storage, RoomLeft room, Views views) {
        this.storage = storage;
        this.room = room;
        this.views = views;
    }

    /** What is not well, by code, and the numbers behind the page. */
    record StorageJson(
            List<String> faults,
            boolean archived,
            @Nullable Long exposedSeconds,
            int archiveCopies,
            int archivePlaces,
            long files,
            long sizeBytes,
            long filesShort,
            int copiesWanted,
            int quorum,
            long placesAway,
            @Nullable Integer nodes,
            boolean keyServiceAnswers,
            LimitJson peopleLimit,
            LimitJson bytesLimit) {}

    /** @param most null for no limit @param state {@code room}, {@code near} (80 % or more) or {@code full} */
    record LimitJson(long used, @Nullable Long most, String state) {

        static LimitJson of(RoomLeft.Use use) {
            return new LimitJson(use.used(), use.most(), use.fill().code());
        }
    }

    @GetMapping("/api/v1/storage")
    @ResponseBody
    StorageJson json(Principal who) {
        var seen = storage.overview(who);
        var left = room.of(who);
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
                seen.keys().kms().answers(),
                LimitJson.of(left.people()),
                LimitJson.of(left.bytes()));
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
                archived.locations().stream().map(each -> location(words, each)).toList(),
                archived.proven().map(ProvenRestore::begunAt).orElse(null),
                words.t("continuity.storage.files", blobs.blobs(), megabytes(blobs.sizeBytes())),
                words.t("continuity.storage.wanted", blobs.wanted(), blobs.quorum()),
                blobs.readAt(),
                seen.places().stream().map(each -> place(words, each)).toList(),
                seen.nodes().isPresent()
                        ? words.t("continuity.storage.nodes", seen.nodes().getAsInt())
                        : words.t("continuity.storage.nodes-unknown"),
                words.t(kms.answers() ? "continuity.storage.keys-answer" : "continuity.storage.keys-silent", service),
                seen.keys().own().version(),
                seen.keys().own().since(),
                seen.keysDue(),
                limits(words, room.of(who))));
    }

    private static List<StoragePage.Limit> limits(Words words, RoomLeft.Room room) {
        var people = room.people();
        var bytes = room.bytes();
        var most = bytes.most();
        return List.of(
                limit(words, "people", people.used(), people.most(), people.fill()),
                limit(words, "content", megabytes(bytes.used()), most == null ? null : megabytes(most), bytes.fill()));
    }

    private static StoragePage.Limit limit(
            Words words, String what, long used, @Nullable Long most, RoomLeft.Fill fill) {
        var key = "continuity.limits." + what;
        return new StoragePage.Limit(
                words.t(key),
                most == null ? words.t(key + ".unlimited", used) : words.t(key + ".used", used, most),
                words.t(most == null ? "continuity.limits.none" : "continuity.limits." + fill.code()),
                most == null ? "info" : state(fill),
                words.t(key + ".then"));
    }

    private static String state(RoomLeft.Fill fill) {
        return switch (fill) {
            case ROOM -> "ok";
            case NEAR -> "changed";
            case FULL -> "failed";
        };
    }

    /** Never 0 for something. */
    private static long megabytes(long bytes) {
        return bytes == 0 ? 0 : Math.max(1, bytes / MEGABYTE);
    }

    /** Whether anything is elsewhere at all, a fault says. */
    private static String exposed(Words words, StorageStanding.Archived archived) {
        var exposed = archived.exposed();
        return !archived.on() || exposed == null ? "" : words.t("continuity.exposed", exposed.toSeconds());
    }

    private static StoragePage.Place place(Words words, BlobPlaces.Place place) {
        return new StoragePage.Place(
                place.location().isEmpty()
                        ? words.t("continuity.storage.place", place.number() + 1)
                        : place.location(),
                words.t(place.bucket() ? "continuity.storage.bucket" : "continuity.storage.folder"),
                labels(words, place.labels()),
                place.away() ? "failed" : "ok",
                words.t(place.away() ? "continuity.storage.away" : "continuity.storage.answers"));
    }

    private static String location(Words words, ArchiveConsole.Place location) {
        var labels = labels(words, location.labels());
        return location.name() + " (" + location.place() + (labels.isEmpty() ? "" : "; " + labels) + ")";
    }

    /** In the order of what fails first: the rack, then what it hangs on. */
    private static String labels(Words words, Map<Topology.Domain, String> labels) {
        return labels.entrySet().stream()
                .map(label -> words.t("continuity.label." + label.getKey().word(), label.getValue()))
                .collect(Collectors.joining(", "));
    }
}
