package org.aumbry.support;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.aumbry.kernel.UserId;
import org.aumbry.operators.OperatorId;
import org.jspecify.annotations.Nullable;

/**
 * One request for access, as both sides see it.
 *
 * @param words the exact words that are signed
 * @param endsAt when the access ends by itself; null until it is approved
 */
public record SupportGrant(
        SupportGrantId id,
        SupportState state,
        String words,
        String ticket,
        String reason,
        OperatorId operator,
        String operatorName,
        Set<SupportVerb> verbs,
        int hours,
        List<UUID> objects,
        Instant askedAt,
        @Nullable UserId answeredBy,
        @Nullable Instant answeredAt,
        @Nullable Instant endsAt) {

    static SupportGrant of(SupportStore.Row row, GrantText text, Instant now) {
        return new SupportGrant(
                new SupportGrantId(row.id()), SupportState.of(row, now), text.text(), text.ticket(), text.reason(),
                text.operator().id(), text.operator().name(), text.verbs(), text.hours(), text.objects(),
                row.askedAt(), row.answeredBy(), row.answeredAt(), row.endsAt());
    }
}
