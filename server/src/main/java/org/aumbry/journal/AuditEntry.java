package org.aumbry.journal;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.SessionId;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Evidence of one act.
 *
 * @param user who; null when nobody had been recognised yet, as in a refused sign-in
 * @param verb what, as noun, dot, verb: {@code document.open}
 * @param reason code of the reason; null where the outcome needs none
 * @param details opened values: {@code address} and whatever the act added
 */
public record AuditEntry(
        UUID id,
        Instant at,
        @Nullable UserId user,
        @Nullable SessionId session,
        @Nullable UUID token,
        String verb,
        ObjectRef object,
        Outcome outcome,
        @Nullable String reason,
        Map<String, String> details) {}
