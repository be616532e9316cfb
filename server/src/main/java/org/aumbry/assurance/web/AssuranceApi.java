package org.aumbry.assurance.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.aumbry.assurance.Assurance;
import org.aumbry.assurance.Inspections;
import org.aumbry.assurance.NewEvidence;
import org.aumbry.assurance.ProbeRun;
import org.aumbry.assurance.PromiseStatus;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The promises by program, and the whole register to take away. */
@RestController
class AssuranceApi {

    private static final String ROOT = "/api/v1/assurance";
    private static final int PAGE = 100;
    private static final int LARGEST_PAGE = 500;

    private final Assurance assurance;
    private final Inspections inspections;
    private final Filters filters;

    AssuranceApi(Assurance assurance, Inspections inspections, Filters filters) {
        this.assurance = assurance;
        this.inspections = inspections;
        this.filters = filters;
    }

    /** A part of a list; {@code next} is absent at the end. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Page(List<PromiseJson> items, @Nullable String next) {}

    /** A run of probes. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RunJson(UUID id, int probes, int done, int failed, Instant startedAt, @Nullable Instant finishedAt) {

        static RunJson of(ProbeRun run) {
            return new RunJson(
                    run.id(), run.probes(), run.done(), run.failed(), run.startedAt(), run.finishedAt());
        }
    }

    /** Which probes to run; without a promise all of them. */
    public record RunRequest(@Nullable String promise) {}

    /** What to sign for. */
    public record EvidenceRequest(
            @Nullable String name, @Nullable String note, @Nullable String sha256, @Nullable Instant validUntil) {}

    /** The whole register with its states. */
    public record Export(Instant at, int count, List<PromiseJson> promises) {}

    /** The cursor is the identifier of the last promise that the caller has. */
    @GetMapping(ROOT + "/promises")
    Page list(
            Principal who,
            @RequestParam @Nullable String state,
            @RequestParam @Nullable String family,
            @RequestParam @Nullable String owner,
            @RequestParam @Nullable String source,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "" + PAGE) int limit) {
        var filter = filters.read(Filters.Query.of(state, family, owner, source));
        var all = assurance.board(who, filter).promises();
        int from = cursor.isEmpty() ? 0 : after(all, cursor);
        int to = Math.min(all.size(), from + Math.clamp(limit, 1, LARGEST_PAGE));
        var items = all.subList(from, to).stream().map(PromiseJson::of).toList();
        return new Page(items, to < all.size() ? items.getLast().id() : null);
    }

    @GetMapping(ROOT + "/promises/{id}")
    PromiseJson promise(Principal who, @PathVariable String id) {
        return PromiseJson.of(assurance.promise(who, id));
    }

    @PostMapping(ROOT + "/promises/{id}/evidence")
    ResponseEntity<PromiseJson.EvidenceJson> attest(
            Principal who, @PathVariable String id, @RequestBody EvidenceRequest given) {
        var signed = assurance.attest(
                who,
                id,
                new NewEvidence(
                        text(given.name()),
                        text(given.note()),
                        text(given.sha256()),
                        given.validUntil() == null ? Instant.EPOCH : given.validUntil()));
        return ResponseEntity.status(HttpStatus.CREATED).body(PromiseJson.evidence(signed));
    }

    @DeleteMapping(ROOT + "/evidence/{id}")
    ResponseEntity<Void> withdraw(Principal who, @PathVariable String id) {
        assurance.withdraw(who, Identifiers.parse(id));
        return ResponseEntity.noContent().build();
    }

    @PostMapping(ROOT + "/runs")
    ResponseEntity<RunJson> start(Principal who, @RequestBody(required = false) @Nullable RunRequest given) {
        var run = inspections.start(who, given == null ? null : given.promise());
        return ResponseEntity.accepted()
                .header("Location", ROOT + "/runs/" + run.id())
                .body(RunJson.of(run));
    }

    @GetMapping(ROOT + "/runs/{id}")
    RunJson run(Principal who, @PathVariable String id) {
        return RunJson.of(inspections.run(who, Identifiers.parse(id)));
    }

    @GetMapping(path = "/admin/assurance/export.json", produces = MediaType.APPLICATION_JSON_VALUE)
    Export json(Principal who, HttpServletResponse response) {
        var all = assurance.export(who);
        response.setHeader("Content-Disposition", "attachment; filename=\"promises.json\"");
        return new Export(all.at(), all.promises().size(), all.promises().stream().map(PromiseJson::of).toList());
    }

    @GetMapping(path = "/admin/assurance/export.tsv", produces = "text/tab-separated-values;charset=utf-8")
    byte[] tsv(Principal who, HttpServletResponse response) {
        var all = assurance.export(who);
        response.setHeader("Content-Disposition", "attachment; filename=\"promises.tsv\"");
        return all.promises().stream()
                .map(AssuranceApi::line)
                .collect(Collectors.joining(
                        "\n", "id\tsource\tkind\tfamily\towner\trole\tstate\tlooked_at\tpromise\tbehaviour\n", "\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String line(PromiseStatus status) {
        var promise = status.promise();
        return String.join(
                "\t",
                promise.id(),
                promise.source(),
                String.valueOf(promise.kind().letter()),
                promise.family(),
                promise.owner().code(),
                promise.role(),
                status.state().code(),
                status.lookedAt() == null ? "" : status.lookedAt().toString(),
                promise.words(),
                promise.behaviour());
    }

    private static int after(List<PromiseStatus> all, String cursor) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).promise().id().equals(cursor)) {
                return i + 1;
            }
        }
        throw Refusal.notFound();
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }
}
