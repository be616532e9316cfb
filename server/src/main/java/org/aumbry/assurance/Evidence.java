package org.aumbry.assurance;

import java.time.Instant;
import java.util.UUID;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A document that somebody signed for until a date.
 *
 * @param note what the signer checked
 * @param fileSha256 64 hexadecimal digits
 * @param withdrawnAt null while it stands
 */
public record Evidence(
        UUID id,
        String promise,
        String name,
        String note,
        String fileSha256,
        UserId signedBy,
        Instant signedAt,
        Instant validUntil,
        @Nullable Instant withdrawnAt) {}
