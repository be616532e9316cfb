package org.aumbry.documents.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aumbry.documents.UploadId;
import org.aumbry.documents.UploadStatus;
import org.aumbry.documents.Uploads;
import org.aumbry.kernel.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What became of uploads, for programs and for the upload tray. */
@RestController
@RequestMapping("/api/v1/uploads")
class UploadApi {

    private final Uploads uploads;

    UploadApi(Uploads uploads) {
        this.uploads = uploads;
    }

    record WaitingJson(UUID id, String name, String place, long offset, @Nullable Long length, Instant expiresAt) {}

    record WaitingPage(List<WaitingJson> items) {}

    record ReceiptJson(
            UUID document, int version, String title, long size, String sha256, Instant at, int copies) {}

    record UploadJson(
            UUID id, long offset, @Nullable Long length, Instant expiresAt, @Nullable ReceiptJson receipt) {}

    /** One's own uploads that wait for bytes, oldest first; at most 1000, so there is never a next page. */
    @GetMapping
    WaitingPage waiting(Principal who) {
        return new WaitingPage(uploads.waiting(who).stream()
                .map(upload -> new WaitingJson(
                        upload.status().id().value(), upload.fileName(), ItemRefs.text(upload.place()),
                        upload.status().offsetBytes(), upload.status().lengthBytes(), upload.status().expiresAt()))
                .toList());
    }

    /** How far an upload is; with the receipt when it is done. */
    @GetMapping("/{id}")
    UploadJson one(Principal who, @PathVariable String id) {
        return json(uploads.status(who, UploadId.parse(id)));
    }

    private static UploadJson json(UploadStatus status) {
        var filed = status.filed();
        var receipt = filed == null
                ? null
                : new ReceiptJson(
                        filed.document().value(), filed.version(), filed.title(), filed.sizeBytes(), filed.sha256(),
                        filed.at(), filed.copies());
        return new UploadJson(
                status.id().value(), status.offsetBytes(), status.lengthBytes(), status.expiresAt(), receipt);
    }
}
