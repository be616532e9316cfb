package org.aumbry.links;

import java.time.Instant;
import org.aumbry.access.GrantId;
import org.aumbry.documents.DocumentId;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A link as it stands.
 *
 * @param target the document, folder or space it leads to
 * @param locked whether it asks for a password
 * @param download whether the file itself may be taken, or only looked at
 * @param mostUses how often it opens; null = as often as anyone likes
 * @param uses how often it was opened
 * @param revokedAt when it was taken back; null when it was not
 */
public record Link(
        LinkId id,
        ObjectRef target,
        GrantId grant,
        boolean locked,
        boolean download,
        @Nullable Integer mostUses,
        int uses,
        Instant expiresAt,
        UserId madeBy,
        Instant madeAt,
        @Nullable Instant revokedAt) {

    /** Whether it leads anywhere at that moment; a visit that has begun may go on after the last use. */
    public boolean live(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }

    /** Whether it leads to a folder or space, and to what lies in it. */
    public boolean container() {
        return !target.kind().equals("document");
    }

    /**
     * The document it leads to.
     *
     * @throws Refusal not found when it leads to something else
     */
    public DocumentId document() {
        if (container()) {
            throw Refusal.notFound();
        }
        return new DocumentId(target.id());
    }

    boolean usedUp() {
        return mostUses != null && uses >= mostUses;
    }
}
