package org.aumbry.assurance.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.aumbry.assurance.Evidence;
import org.aumbry.assurance.ProbeStatus;
import org.aumbry.assurance.PromiseDetail;
import org.aumbry.assurance.PromiseStatus;
import org.aumbry.assurance.StateChange;
import org.jspecify.annotations.Nullable;

/**
 * A promise as programs read it; the details only when one promise is asked for.
 *
 * @param lookedAt the oldest of the last answers of its probes; absent when one of them has not looked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PromiseJson(
        String id,
        String source,
        String kind,
        String family,
        String owner,
        String role,
        String words,
        String behaviour,
        String state,
        int probeCount,
        @Nullable Instant lookedAt,
        @Nullable List<ProbeJson> probes,
        @Nullable List<EvidenceJson> evidence,
        @Nullable List<ChangeJson> changes) {

    /** A probe and its last answer. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ProbeJson(
            String id,
            String reach,
            String every,
            String state,
            @Nullable String observed,
            @Nullable Instant lookedAt,
            @Nullable Long durationMs) {}

    /** Signed evidence. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record EvidenceJson(
            UUID id,
            String name,
            String note,
            String sha256,
            UUID signedBy,
            Instant signedAt,
            Instant validUntil,
            @Nullable Instant withdrawnAt) {}

    /** A change of state. */
    public record ChangeJson(String was, String became, Instant at, String observed) {}

    static PromiseJson of(PromiseStatus status) {
        return of(status, null, null, null);
    }

    static PromiseJson of(PromiseDetail detail) {
        return of(
                detail.status(),
                detail.probes().stream().map(PromiseJson::probe).toList(),
                detail.evidence().stream().map(PromiseJson::evidence).toList(),
                detail.changes().stream().map(PromiseJson::change).toList());
    }

    static EvidenceJson evidence(Evidence piece) {
        return new EvidenceJson(
                piece.id(),
                piece.name(),
                piece.note(),
                piece.fileSha256(),
                piece.signedBy().value(),
                piece.signedAt(),
                piece.validUntil(),
                piece.withdrawnAt());
    }

    private static PromiseJson of(
            PromiseStatus status,
            @Nullable List<ProbeJson> probes,
            @Nullable List<EvidenceJson> evidence,
            @Nullable List<ChangeJson> changes) {
        var promise = status.promise();
        return new PromiseJson(
                promise.id(),
                promise.source(),
                String.valueOf(promise.kind().letter()),
                promise.family(),
                promise.owner().code(),
                promise.role(),
                promise.words(),
                promise.behaviour(),
                status.state().code(),
                status.probeCount(),
                status.lookedAt(),
                probes,
                evidence,
                changes);
    }

    private static ProbeJson probe(ProbeStatus probe) {
        var last = probe.last();
        return new ProbeJson(
                probe.id(),
                probe.reach().name().toLowerCase(Locale.ROOT),
                probe.every().toString(),
                probe.state().code(),
                last == null ? null : last.observed(),
                last == null ? null : last.at(),
                last == null ? null : last.took().toMillis());
    }

    private static ChangeJson change(StateChange change) {
        return new ChangeJson(change.was().code(), change.became().code(), change.at(), change.observed());
    }
}
