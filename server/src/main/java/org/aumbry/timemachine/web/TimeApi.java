package org.aumbry.timemachine.web;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.spaces.SpaceId;
import org.aumbry.timemachine.Change;
import org.aumbry.timemachine.Mark;
import org.aumbry.timemachine.Order;
import org.aumbry.timemachine.Restores;
import org.aumbry.timemachine.Run;
import org.aumbry.timemachine.RunId;
import org.aumbry.timemachine.Scope;
import org.aumbry.timemachine.Side;
import org.aumbry.timemachine.TimeMachine;
import org.aumbry.timemachine.Timeline;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The time machine as JSON. The scope is {@code spaces/{id}} or {@code network}; moments are ISO 8601 in UTC, to the
 * microsecond.
 */
@RestController
@RequestMapping("/api/v1")
class TimeApi {

    private final TimeMachine machine;
    private final Timeline timeline;
    private final Restores restores;

    TimeApi(TimeMachine machine, Timeline timeline, Restores restores) {
        this.machine = machine;
        this.timeline = timeline;
        this.restores = restores;
    }

    record SideJson(UUID space, @Nullable UUID folder, String title, int version, boolean trashed) {}

    record ChangeJson(
            String kind, UUID id, List<String> changes, @Nullable SideJson then, @Nullable SideJson now,
            boolean restorable) {}

    record LookJson(Instant at, List<ChangeJson> path, List<ChangeJson> items) {}

    record ComparisonJson(Instant at, int total, Map<String, Integer> counts, List<ChangeJson> items) {}

    record MarkJson(Instant at, Instant before, String kind, int count, @Nullable UUID user) {}

    record Marks(Instant from, Instant to, List<MarkJson> items) {}

    /** Absent {@code items} mean everything; {@code newer} takes away what was added since. */
    record Wanted(@Nullable String at, @Nullable List<String> items, @Nullable Boolean newer) {}

    record RunJson(
            String id, String scope, UUID scopeId, Instant at, boolean newer, @Nullable String undoOf, Instant askedAt,
            String state, int back, int away, int renamed, int left, @Nullable Boolean verified,
            @Nullable String root) {}

    @Operation(summary = "What lay in a space, or in a folder of it, at a moment")
    @GetMapping("/spaces/{id}/time")
    LookJson look(
            Principal who,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String at,
            @RequestParam(defaultValue = "") String folder) {
        var space = space(id);
        var moment = moment(who, space, at);
        var look = machine.look(who, space, moment, folder.isEmpty() ? null : Identifiers.parse(folder));
        return new LookJson(
                moment, look.path().stream().map(TimeApi::json).toList(),
                look.items().stream().map(TimeApi::json).toList());
    }

    @Operation(summary = "What differs in a space between a moment and now")
    @GetMapping("/spaces/{id}/time/changes")
    ComparisonJson compareSpace(
            Principal who, @PathVariable String id, @RequestParam(defaultValue = "") String at) {
        return compare(who, space(id), at);
    }

    @Operation(summary = "What stands out in the past of a space")
    @GetMapping("/spaces/{id}/time/marks")
    Marks marksOfSpace(Principal who, @PathVariable String id) {
        return marks(who, space(id));
    }

    @Operation(summary = "Brings a space, or things in it, back to a moment")
    @PostMapping("/spaces/{id}/time/restores")
    @ResponseStatus(HttpStatus.CREATED)
    RunJson restoreSpace(Principal who, @PathVariable String id, @RequestBody Wanted wanted) {
        return restore(who, space(id), wanted);
    }

    @Operation(summary = "What differs in the network between a moment and now")
    @GetMapping("/network/time/changes")
    ComparisonJson compareNetwork(Principal who, @RequestParam(defaultValue = "") String at) {
        return compare(who, Scope.of(who.tenant()), at);
    }

    @Operation(summary = "What stands out in the past of the network")
    @GetMapping("/network/time/marks")
    Marks marksOfNetwork(Principal who) {
        return marks(who, Scope.of(who.tenant()));
    }

    @Operation(summary = "Brings the whole network back to a moment; asks for a fresh look at the person")
    @PostMapping("/network/time/restores")
    @ResponseStatus(HttpStatus.CREATED)
    RunJson restoreNetwork(Principal who, @RequestBody Wanted wanted) {
        return restore(who, Scope.of(who.tenant()), wanted);
    }

    @Operation(summary = "How a restore goes on and what came of it")
    @GetMapping("/time/runs/{id}")
    RunJson run(Principal who, @PathVariable String id) {
        return json(restores.get(who, RunId.parse(id)));
    }

    @Operation(summary = "Takes a restore back")
    @PostMapping("/time/runs/{id}/undo")
    @ResponseStatus(HttpStatus.CREATED)
    RunJson undo(Principal who, @PathVariable String id) {
        return json(restores.get(who, restores.undo(who, RunId.parse(id))));
    }

    private ComparisonJson compare(Principal who, Scope scope, String at) {
        var moment = moment(who, scope, at);
        var comparison = machine.compare(who, scope, moment);
        var counts = new TreeMap<String, Integer>();
        comparison.counts().forEach((kind, count) -> counts.put(TimePages.word(kind), count));
        return new ComparisonJson(
                moment, comparison.total(), counts, comparison.shown().stream().map(TimeApi::json).toList());
    }

    private Marks marks(Principal who, Scope scope) {
        var marks = timeline.marks(who, scope).stream().map(TimeApi::json).toList();
        var reach = machine.reach();
        return new Marks(reach.from(), reach.to(), marks);
    }

    private RunJson restore(Principal who, Scope scope, Wanted wanted) {
        var items = wanted.items();
        var moment = moment(who, scope, wanted.at() == null ? "" : wanted.at());
        var chosen = TimeController.chosen(new TimeController.Wanted(
                "", items == null ? "all" : "selected", items, Boolean.TRUE.equals(wanted.newer()), "place"));
        var id = restores.start(who, new Order(scope, moment, chosen, Boolean.TRUE.equals(wanted.newer())));
        return json(restores.get(who, id));
    }

    private static Scope space(String id) {
        return Scope.of(SpaceId.parse(id));
    }

    /** Who may not travel there is told nothing about how moments are written. */
    private Instant moment(Principal who, Scope scope, String at) {
        restores.of(who, scope);
        if (!at.endsWith("Z")) {
            throw Refusal.invalid("at", "timemachine.refusal.moment");
        }
        return Moments.read(at, ZoneOffset.UTC);
    }

    private static ChangeJson json(Change change) {
        return new ChangeJson(
                change.ref().kind(), change.ref().id(), change.kinds().stream().map(TimePages::word).toList(),
                json(change.then()), json(change.now()), change.mine());
    }

    private static @Nullable SideJson json(@Nullable Side side) {
        return side == null
                ? null
                : new SideJson(side.space(), side.parent(), side.title(), side.version(), side.trashed());
    }

    private static MarkJson json(Mark mark) {
        var user = mark.user();
        return new MarkJson(
                mark.at(), mark.before(), TimePages.word(mark.kind()), mark.count(),
                user == null ? null : user.value());
    }

    private static RunJson json(Run run) {
        var result = run.result();
        var undone = run.undoOf();
        return new RunJson(
                run.id().toString(), TimePages.word(run.scope().kind()), run.scope().id(), run.at(), run.newer(),
                undone == null ? null : undone.toString(), run.askedAt(), TimePages.word(run.state()),
                result == null ? 0 : result.back(), result == null ? 0 : result.away(),
                result == null ? 0 : result.renamed(), result == null ? 0 : result.left(),
                result == null ? null : result.verified(),
                result == null ? null : HexFormat.of().formatHex(result.root()));
    }
}
