package org.aumbry.assurance.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.aumbry.assurance.Board;
import org.aumbry.assurance.Evidence;
import org.aumbry.assurance.ProbeRun;
import org.aumbry.assurance.ProbeStatus;
import org.aumbry.assurance.Promise;
import org.aumbry.assurance.PromiseDetail;
import org.aumbry.assurance.PromiseOwner;
import org.aumbry.assurance.PromiseState;
import org.aumbry.assurance.PromiseStatus;
import org.aumbry.kernel.Probe;
import org.aumbry.kernel.UserId;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Words;
import org.jspecify.annotations.Nullable;

/** Puts states, owners, probes and evidence into the asker's words. */
final class Wording {

    private final Words words;
    private final Instant now;

    Wording(Words words, Instant now) {
        this.words = words;
        this.now = now;
    }

    String sentence(Board board) {
        var counts = board.counts();
        int total = counts.values().stream().mapToInt(Integer::intValue).sum();
        return words.t(
                "assurance.sentence",
                counts.get(PromiseState.HOLDS),
                counts.get(PromiseState.FAILS),
                counts.get(PromiseState.OVERDUE),
                counts.get(PromiseState.ATTESTED),
                counts.get(PromiseState.NOT_BUILT),
                total);
    }

    /** The states that some promise is in, worst first. */
    List<AssurancePage.Count> counts(Board board) {
        return Stream.of(PromiseState.values())
                .sorted(Comparator.reverseOrder())
                .filter(state -> board.counts().getOrDefault(state, 0) > 0)
                .map(state -> new AssurancePage.Count(
                        state(state),
                        board.counts().getOrDefault(state, 0),
                        "/admin/assurance?state=" + state.code(),
                        chip(state)))
                .toList();
    }

    String state(PromiseState state) {
        return words.t("assurance.state." + state.code());
    }

    String owner(PromiseOwner owner) {
        return words.t("assurance.owner." + owner.code());
    }

    String family(String family) {
        return words.t("assurance.family." + family.toLowerCase(Locale.ROOT));
    }

    static @Nullable String chip(PromiseState state) {
        return switch (state) {
            case HOLDS -> "ok";
            case ATTESTED -> "info";
            case NOT_BUILT -> null;
            case OVERDUE -> "changed";
            case FAILS -> "failed";
        };
    }

    AssurancePage.Row row(PromiseStatus status) {
        var promise = status.promise();
        return new AssurancePage.Row(
                promise.id(),
                "/admin/assurance/promises/" + promise.id(),
                promise.words(),
                state(status.state()),
                chip(status.state()),
                owner(promise.owner()),
                lookedAt(status));
    }

    PromisePage page(PromiseDetail detail, Map<UserId, String> names, EvidenceForm form, FieldErrors errors) {
        var promise = detail.status().promise();
        return new PromisePage(
                promise.id(),
                promise.words(),
                promise.behaviour(),
                state(detail.status().state()),
                chip(detail.status().state()),
                facts(promise),
                promise.kind().attestable(),
                detail.probes().stream().map(this::look).toList(),
                detail.evidence().stream().map(piece -> proof(piece, names)).toList(),
                detail.changes().stream()
                        .map(change -> new PromisePage.Change(
                                words.time(change.at()),
                                words.t("assurance.change", state(change.was()), state(change.became())),
                                change.observed()))
                        .toList(),
                form,
                errors);
    }

    ProbeRunPage page(ProbeRun run) {
        var finished = run.finishedAt() != null;
        return new ProbeRunPage(
                "/admin/assurance/runs/" + run.id(),
                run.done(),
                run.probes(),
                words.t("assurance.run.progress", run.done(), run.probes()),
                finished ? words.t("assurance.run.result", run.failed()) : "",
                run.failed() > 0);
    }

    private String lookedAt(PromiseStatus status) {
        if (status.probeCount() == 0) {
            return "";
        }
        return status.lookedAt() == null ? words.t("assurance.never") : words.ago(status.lookedAt());
    }

    private List<PromisePage.Fact> facts(Promise promise) {
        return List.of(
                new PromisePage.Fact(words.t("assurance.filter.family"), family(promise.family())),
                new PromisePage.Fact(words.t("assurance.filter.owner"), owner(promise.owner())),
                new PromisePage.Fact(
                        words.t("assurance.promise.acts"),
                        words.t("assurance.role." + promise.role().replace(' ', '-'))),
                new PromisePage.Fact(
                        words.t("assurance.filter.kind"),
                        words.t("assurance.kind." + Character.toLowerCase(promise.kind().letter()))),
                new PromisePage.Fact(words.t("assurance.promise.source"), promise.source()));
    }

    private PromisePage.Look look(ProbeStatus probe) {
        var last = probe.last();
        var where = words.t(
                probe.reach() == Probe.Reach.NETWORK
                        ? "assurance.probe.where.network"
                        : "assurance.probe.where.installation");
        var every = words.t("assurance.probe.every", probe.every().toMinutes());
        return new PromisePage.Look(
                probe.id(),
                state(probe.state()),
                chip(probe.state()),
                where + ". " + every + ". " + resting(probe),
                last == null ? "" : last.observed(),
                last == null
                        ? words.t("assurance.probe.never")
                        : words.time(last.at()) + ", " + words.t("assurance.probe.took", last.took().toMillis()));
    }

    private String resting(ProbeStatus probe) {
        return probe.reach() == Probe.Reach.NETWORK && probe.every().compareTo(Duration.ofDays(1)) < 0
                ? words.t("assurance.probe.resting")
                : "";
    }

    private PromisePage.Proof proof(Evidence piece, Map<UserId, String> names) {
        var name = names.getOrDefault(piece.signedBy(), piece.signedBy().toString());
        return new PromisePage.Proof(
                piece.id(),
                piece.name(),
                piece.note(),
                piece.fileSha256(),
                words.t("assurance.evidence.by", name) + ", " + words.time(piece.signedAt()),
                valid(piece),
                piece.withdrawnAt() == null);
    }

    private String valid(Evidence piece) {
        if (piece.withdrawnAt() != null) {
            return words.t("assurance.evidence.withdrawn") + ", " + words.time(piece.withdrawnAt());
        }
        var key = piece.validUntil().isAfter(now) ? "assurance.evidence.valid" : "assurance.evidence.expired";
        return words.t(key, words.date(piece.validUntil()));
    }
}
