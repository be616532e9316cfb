package org.aumbry.snips;

import java.time.Instant;
import java.util.List;
import org.aumbry.documents.DocumentId;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;

/**
 * One insight tied to one passage of one version.
 *
 * @param version number of the version it was taken from; it stays bound to it
 * @param insight what the author makes of it; may be empty
 * @param standing how the passage stands in a later version
 */
public record Snip(
        SnipId id,
        DocumentId document,
        int version,
        AccessClass accessClass,
        UserId author,
        Passage passage,
        String insight,
        String note,
        List<String> tags,
        Standing standing,
        Instant createdAt,
        Instant changedAt) {

    public Snip {
        tags = List.copyOf(tags);
    }

    /**
     * How the passage stands in a version.
     *
     * @param version the version it was looked for in, at first its own
     * @param start offset there; null when lost
     */
    public record Standing(SnipState state, int version, @Nullable Integer start, @Nullable Integer end) {}

    /** Address that opens the source at the exact words, in the version they were taken from. */
    public String address() {
        return "/documents/" + document.value() + "/versions/" + version + "?snip=" + id + "#snip-" + id;
    }

    /** Never prints what was written. */
    @Override
    public String toString() {
        return "snip " + id;
    }
}
