package org.aumbry.documents;

import java.time.Duration;
import java.util.regex.Pattern;
import org.aumbry.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** How much, how long and in what form uploads are taken. */
final class UploadRules {

    /** The largest content of a version: 100 MiB. */
    static final long MOST_BYTES = 104_857_600;

    /** How long an upload may rest between two pieces, and how long a finished one is remembered. */
    static final Duration REST = Duration.ofHours(24);

    /** How many uploads a person may have under way. */
    static final int MOST_OPEN = 1000;

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private UploadRules() {}

    /** The request with its names brought into the form in which they are kept. */
    static NewUpload accept(NewUpload raw) {
        requireSize(raw.lengthBytes());
        var name = NameRules.accept(raw.fileName());
        var path = String.join("/", NameRules.folders(raw.path()));
        var promised = raw.promised();
        if (promised != null && !SHA256.matcher(promised).matches()) {
            throw Refusal.invalid("sha256", "documents.refusal.sha256");
        }
        return new NewUpload(
                raw.place(), raw.document(), name, path, promised, raw.newVersion(), raw.lengthBytes());
    }

    static void requireSize(@Nullable Long bytes) {
        if (bytes != null && bytes < 0) {
            throw Refusal.invalid("length", "documents.refusal.length");
        }
        if (bytes != null && bytes > MOST_BYTES) {
            throw tooLarge();
        }
    }

    static Refusal tooLarge() {
        return Refusal.of(Refusal.Code.TOO_LARGE, "documents.refusal.too-large", MOST_BYTES / (1024 * 1024));
    }
}
