package org.aumbry.timemachine.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.aumbry.access.Access;
import org.aumbry.documents.Document;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Documents;
import org.aumbry.documents.Trails;
import org.aumbry.documents.Version;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.timemachine.DocumentTime;
import org.aumbry.timemachine.LineDiff;
import org.aumbry.web.Option;
import org.aumbry.web.ReachMark;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** One document through time: its states, and what differs between two versions. */
@Controller
class DocumentTimeController {

    private final DocumentTime time;
    private final Documents documents;
    private final Trails trails;
    private final Access access;
    private final Views views;

    DocumentTimeController(DocumentTime time, Documents documents, Trails trails, Access access, Views views) {
        this.time = time;
        this.documents = documents;
        this.trails = trails;
        this.access = access;
        this.views = views;
    }

    @GetMapping("/documents/{id}/time")
    View time(
            Principal who,
            Words words,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String at,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to) {
        var document = documents.get(who, DocumentId.parse(id));
        var states = time.states(who, document.id());
        Instant moment = at.isEmpty() ? null : Moments.read(at, words.zone());
        var chosen = states.stream()
                .filter(state -> moment != null && !state.since().isAfter(moment))
                .findFirst()
                .orElse(null);
        var lines = new ArrayList<DocumentTimePage.Line>();
        for (var state : states) {
            lines.add(line(words, state, state == chosen, lines.isEmpty()));
        }
        var one = !from.isEmpty() ? from : chosen == null ? before(document) : "" + chosen.side().version();
        var other = to.isEmpty() ? "" + document.currentVersion() : to;
        var reach = access.reach(who, document.accessClass());
        return views.page(new DocumentTimePage(
                document.title(), "/documents/" + document.id(),
                ReachMark.of(document.ref(), reach.level(), reach.people()), trails.of(who, document.place()), lines,
                versions(who, words, document), one, other,
                from.isEmpty() && moment == null ? null : difference(who, document, number(one), number(other)),
                access.permissions(who, document.accessClass()).contains(Permission.EDIT)));
    }

    private List<Option> versions(Principal who, Words words, Document document) {
        List<Version> all = documents.versions(who, document.id());
        return all.stream()
                .map(version -> new Option(
                        "" + version.number(),
                        words.t("timemachine.version", version.number(), words.time(version.addedAt()))))
                .toList();
    }

    private DocumentTimePage.@Nullable Difference difference(Principal who, Document document, int from, int to) {
        var difference = time.compare(who, document.id(), from, to);
        var lines = difference.lines().stream()
                .map(line -> new DocumentTimePage.Text(
                        line.text().equals(LineDiff.GAP) ? "gap" : TimePages.word(line.kind()), line.text()))
                .toList();
        boolean equal = lines.stream().noneMatch(line -> line.kind().equals("added") || line.kind().equals("removed"));
        return new DocumentTimePage.Difference(difference.read(), equal, lines);
    }

    private static DocumentTimePage.Line line(
            Words words, DocumentTime.State state, boolean chosen, boolean current) {
        var told = state.happened().stream()
                .map(kind -> words.t("timemachine.state-told." + TimePages.word(kind)))
                .toList();
        return new DocumentTimePage.Line(
                state.since(), state.side().title(), state.side().version(), told, chosen, current);
    }

    private static String before(Document document) {
        return "" + Math.max(1, document.currentVersion() - 1);
    }

    private static int number(String text) {
        if (!text.matches("[0-9]{1,6}")) {
            throw Refusal.notFound();
        }
        return Integer.parseInt(text);
    }
}
