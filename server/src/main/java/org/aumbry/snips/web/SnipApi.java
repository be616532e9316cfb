package org.aumbry.snips.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aumbry.documents.DocumentId;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.aumbry.snips.NewSnip;
import org.aumbry.snips.Passage;
import org.aumbry.snips.Snip;
import org.aumbry.snips.SnipId;
import org.aumbry.snips.SnipQuery;
import org.aumbry.snips.Snips;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Snips for programs. */
@RestController
@RequestMapping("/api/v1")
class SnipApi {

    private final Snips snips;
    private final Journal journal;

    SnipApi(Snips snips, Journal journal) {
        this.snips = snips;
        this.journal = journal;
    }

    record WantedSnip(
            int version,
            int start,
            int end,
            @Nullable String quote,
            @Nullable String insight,
            @Nullable String note,
            @Nullable List<String> tags) {}

    record ChangedSnip(@Nullable String insight, @Nullable String note, @Nullable List<String> tags) {}

    record StandingJson(String state, int version, @Nullable Integer start, @Nullable Integer end) {}

    record SnipJson(
            UUID id,
            UUID document,
            int version,
            UUID author,
            Passage passage,
            String insight,
            String note,
            List<String> tags,
            StandingJson standing,
            Instant createdAt,
            Instant changedAt,
            String address) {}

    record SnipList(List<SnipJson> items, @Nullable String next) {}

    @PostMapping("/documents/{id}/snips")
    @ResponseStatus(HttpStatus.CREATED)
    SnipJson add(Principal who, @PathVariable String id, @RequestBody WantedSnip wanted) {
        return json(snips.add(
                who,
                new NewSnip(
                        DocumentId.parse(id),
                        wanted.version(),
                        wanted.start(),
                        wanted.end(),
                        SnipForm.text(wanted.quote()),
                        SnipForm.text(wanted.insight()),
                        SnipForm.text(wanted.note()),
                        wanted.tags() == null ? List.of() : wanted.tags())));
    }

    @GetMapping("/documents/{id}/snips")
    SnipList ofDocument(Principal who, @PathVariable String id) {
        var found = snips.of(who, DocumentId.parse(id));
        journal.observe(who, "snip.list", DocumentId.parse(id).ref());
        return new SnipList(found.stream().map(SnipApi::json).toList(), null);
    }

    @GetMapping("/snips")
    SnipList all(
            Principal who,
            @RequestParam(defaultValue = "") String tag,
            @RequestParam(defaultValue = "") String author,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > 200) {
            throw Refusal.invalid("limit", "snips.refusal.limit");
        }
        var query = new SnipQuery(
                tag.isBlank() ? null : tag,
                author.isBlank() ? null : UserId.parse(author),
                null,
                state.equals("broken"),
                SnipsController.place(cursor));
        var found = snips.page(who, query, limit);
        journal.observe(who, "snip.list", new ObjectRef("network", who.tenant().value()));
        var next = found.size() == limit ? found.getLast().createdAt() + "_" + found.getLast().id() : null;
        return new SnipList(found.stream().map(SnipApi::json).toList(), next);
    }

    @GetMapping("/snips/{id}")
    SnipJson get(Principal who, @PathVariable String id) {
        var snip = snips.get(who, SnipId.parse(id));
        journal.observe(who, "snip.open", new ObjectRef(Snips.KIND, snip.id().value()));
        return json(snip);
    }

    @PutMapping("/snips/{id}")
    SnipJson change(Principal who, @PathVariable String id, @RequestBody ChangedSnip changed) {
        return json(snips.change(
                who,
                SnipId.parse(id),
                SnipForm.text(changed.insight()),
                SnipForm.text(changed.note()),
                changed.tags() == null ? List.of() : changed.tags()));
    }

    @DeleteMapping("/snips/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Principal who, @PathVariable String id) {
        snips.remove(who, SnipId.parse(id));
    }

    private static SnipJson json(Snip snip) {
        var standing = snip.standing();
        return new SnipJson(
                snip.id().value(),
                snip.document().value(),
                snip.version(),
                snip.author().value(),
                snip.passage(),
                snip.insight(),
                snip.note(),
                snip.tags(),
                new StandingJson(standing.state().value(), standing.version(), standing.start(), standing.end()),
                snip.createdAt(),
                snip.changedAt(),
                snip.address());
    }
}
