package org.aumbry.checkpoints.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.aumbry.checkpoints.Audit;
import org.aumbry.checkpoints.PlacedEntries;
import org.aumbry.journal.AuditEntry;
import org.aumbry.journal.JournalCursor;
import org.aumbry.kernel.Principal;
import org.aumbry.web.Sentence;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.View;
import tools.jackson.databind.json.JsonMapper;

/** The journal as it grows: a page, and a stream of events (HTML, "Server-sent events") that the page goes on with. */
@Controller
class LiveController {

    private static final String PAGE = "/admin/journal/live";
    private static final String PIVOT = "/admin/journal";

    private final Audit audit;
    private final PlacedEntries placed;
    private final EventSentences sentences;
    private final LiveBeats beats;
    private final JsonMapper json;
    private final Views views;

    LiveController(
            Audit audit,
            PlacedEntries placed,
            EventSentences sentences,
            LiveBeats beats,
            JsonMapper json,
            Views views) {
        this.audit = audit;
        this.placed = placed;
        this.sentences = sentences;
        this.beats = beats;
        this.json = json;
        this.views = views;
    }

    @GetMapping(PAGE)
    View page(Principal who, Words words, @ModelAttribute AuditAsk ask) {
        var page = audit.page(who, ask.filter(), JournalCursor.newest());
        return views.page(new LivePage(
                AuditRows.of(words, page.entries(), sentences.of(who, words, page.entries(), PIVOT)),
                PAGE + "/stream" + ask.query(),
                PIVOT + ask.query()));
    }

    /** Ends with the session of whoever follows it, on the next beat. */
    @GetMapping(PAGE + "/stream")
    void stream(Principal who, Words words, @ModelAttribute AuditAsk ask, HttpServletResponse response)
            throws IOException {
        var filter = ask.filter();
        try (var seat = beats.seat(who)) {
            audit.watch(who, filter);
            response.setContentType("text/event-stream;charset=UTF-8");
            response.setHeader("X-Accel-Buffering", "no");
            long position = placed.size();
            while (seat.goesOn()) {
                var fresh = placed.from(position, 200);
                var fitting = fresh.entries().stream().map(PlacedEntries.Placed::entry).filter(filter::takes).toList();
                response.getOutputStream().write(
                        events(who, words, fitting).getBytes(StandardCharsets.UTF_8));
                response.flushBuffer();
                position = fresh.next();
            }
        }
    }

    private String events(Principal who, Words words, List<AuditEntry> entries) {
        var worded = sentences.of(who, words, entries, PIVOT);
        var out = new StringBuilder(": beat\n\n");
        for (int i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            var event = new LinkedHashMap<String, Object>();
            event.put("at", words.iso(entry.at()));
            event.put("time", words.time(entry.at()));
            event.put("verb", entry.verb());
            event.put("outcome", words.t("checkpoints.outcome." + entry.outcome().stored()));
            event.put("reason", Objects.requireNonNullElse(entry.reason(), ""));
            event.put("parts", parts(worded.get(i)));
            out.append("id: ").append(entry.id()).append("\ndata: ").append(json.writeValueAsString(event))
                    .append("\n\n");
        }
        return out.toString();
    }

    private static List<Map<String, Object>> parts(Sentence sentence) {
        var parts = new ArrayList<Map<String, Object>>();
        for (var part : sentence.parts()) {
            parts.add(Map.of(
                    "text", part.text(), "href", Objects.requireNonNullElse(part.href(), ""), "title", part.title()));
        }
        return parts;
    }
}
