package org.aumbry.checkpoints.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.aumbry.checkpoints.Audit;
import org.aumbry.checkpoints.JournalViews;
import org.aumbry.checkpoints.Retention;
import org.aumbry.identity.StepUp;
import org.aumbry.journal.AuditEntry;
import org.aumbry.journal.Outcome;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.Principal;
import org.aumbry.web.Option;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Administrators' page about everything that happened, and the same as a file. */
@Controller
class AuditController {

    private static final String PAGE = "/admin/journal";

    private final Audit audit;
    private final Retention retention;
    private final JournalViews kept;
    private final EventSentences sentences;
    private final StepUp stepUp;
    private final AuditLines lines;
    private final Views views;

    AuditController(
            Audit audit,
            Retention retention,
            JournalViews kept,
            EventSentences sentences,
            StepUp stepUp,
            AuditLines lines,
            Views views) {
        this.audit = audit;
        this.retention = retention;
        this.kept = kept;
        this.sentences = sentences;
        this.stepUp = stepUp;
        this.lines = lines;
        this.views = views;
    }

    @GetMapping(PAGE)
    View search(Principal who, Words words, @ModelAttribute AuditAsk ask) {
        var page = audit.page(who, ask.filter(), ask.before());
        var holding = retention.summary(who);
        var next = page.more()
                ? PAGE + ask.query() + (ask.query().isEmpty() ? "?" : "&") + "after=" + page.next().at() + "_"
                        + page.next().id()
                : null;
        return views.page(new AuditPage(
                AuditRows.of(words, page.entries(), sentences.of(who, words, page.entries(), PAGE)),
                asked(ask),
                outcomes(words),
                ask.query(),
                kept.list(who).stream()
                        .map(view -> new AuditPage.Kept(view.id().toString(), view.name(), PAGE + view.query()))
                        .toList(),
                PaceChart.of(audit.pace(who, ask.filter()), words),
                holding.days(),
                holding.holds().size(),
                next));
    }

    @PostMapping(PAGE + "/views")
    View keep(Principal who, Words words, @RequestParam(defaultValue = "") String name, @ModelAttribute AuditAsk ask) {
        kept.add(who, name, ask.query());
        return views.seeOther(PAGE + ask.query(), Toast.of(words.t("checkpoints.view.kept", name.strip())));
    }

    @PostMapping(PAGE + "/views/{id}/remove")
    View forget(Principal who, Words words, @PathVariable String id) {
        kept.remove(who, Identifiers.parse(id));
        return views.seeOther(PAGE, Toast.of(words.t("checkpoints.view.removed")));
    }

    /** One JSON object to a line. */
    @GetMapping(PAGE + "/export.jsonl")
    void jsonLines(Principal who, @ModelAttribute AuditAsk ask, HttpServletResponse response) throws IOException {
        write(who, ask, response, "application/jsonl", "journal.jsonl", "", lines::json);
    }

    /** For spreadsheets, which compute nothing of it. */
    @GetMapping(PAGE + "/export.csv")
    void table(Principal who, @ModelAttribute AuditAsk ask, HttpServletResponse response) throws IOException {
        write(who, ask, response, "text/csv", "journal.csv", AuditLines.CSV_HEAD, AuditLines::csv);
    }

    private void write(
            Principal who, AuditAsk ask, HttpServletResponse response, String type, String name, String head,
            Function<AuditEntry, String> line) throws IOException {
        var export = audit.export(who, ask.filter());
        stepUp.require(who);
        response.setContentType(type + ";charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        try (Writer out = new BufferedWriter(
                new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8))) {
            out.write(head);
            export.each(entry -> append(out, line.apply(entry)));
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
    }

    private static void append(Writer out, String line) {
        try {
            out.write(line);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static Map<String, String> asked(AuditAsk ask) {
        return Map.of(
                "from", AuditAsk.text(ask.from()),
                "to", AuditAsk.text(ask.to()),
                "user", AuditAsk.text(ask.user()),
                "object", AuditAsk.text(ask.object()),
                "session", AuditAsk.text(ask.session()),
                "token", AuditAsk.text(ask.token()),
                "outcome", AuditAsk.text(ask.outcome()),
                "verb", AuditAsk.text(ask.verb()),
                "address", AuditAsk.text(ask.address()));
    }

    private static List<Option> outcomes(Words words) {
        var options = new ArrayList<Option>();
        options.add(new Option("", words.t("checkpoints.outcome.any")));
        for (var outcome : Outcome.values()) {
            var stored = outcome.name().toLowerCase(Locale.ROOT);
            options.add(new Option(stored, words.t("checkpoints.outcome." + stored)));
        }
        return options;
    }
}
