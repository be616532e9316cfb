package org.aumbry.operators.web;

import java.util.HashMap;
import java.util.List;
import java.util.OptionalLong;
import org.aumbry.journal.Outcome;
import org.aumbry.operators.InstallationEntry;
import org.aumbry.operators.InstallationJournal;
import org.aumbry.operators.OnDuty;
import org.aumbry.operators.OperatorId;
import org.aumbry.operators.OperatorRoster;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What operators did, for operators. */
@Controller
class InstallationJournalController {

    private static final String PAGE = "/operators/journal";
    private static final int ROWS = 100;
    private static final long UNKNOWN = -1;

    private final InstallationJournal journal;
    private final OperatorRoster roster;
    private final OperatorFrames frames;
    private final Views views;

    InstallationJournalController(
            InstallationJournal journal, OperatorRoster roster, OperatorFrames frames, Views views) {
        this.journal = journal;
        this.roster = roster;
        this.frames = frames;
        this.views = views;
    }

    @GetMapping(PAGE)
    View entries(OnDuty who, Words words, @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before) {
        return views.page(page(who.active(), words, before, UNKNOWN));
    }

    /** Computes the whole chain anew. */
    @PostMapping(PAGE)
    View check(OnDuty who, Words words) {
        who.active();
        OptionalLong fault = journal.fault();
        return views.page(page(who, words, Long.MAX_VALUE, fault.orElse(0)));
    }

    private OperatorJournalPage page(OnDuty who, Words words, long before, long fault) {
        var names = new HashMap<OperatorId, String>();
        roster.list().forEach(each -> names.put(each.id(), each.name()));
        List<InstallationEntry> entries = journal.before(before, ROWS);
        var next = entries.size() < ROWS ? "" : PAGE + "?before=" + entries.getLast().number();
        var rows = entries.stream()
                .map(each -> new OperatorJournalPage.Row(
                        each.number(), each.at(), each.verb(),
                        each.operator() == null ? "" : names.getOrDefault(each.operator(), ""),
                        each.network() == null ? "" : each.network().toString(),
                        each.object().kind() + (each.object().id() == null ? "" : " " + each.object().id()),
                        each.outcome() != Outcome.ALLOWED, each.hash()))
                .toList();
        return new OperatorJournalPage(frames.of(who, words), rows, fault, next);
    }
}
