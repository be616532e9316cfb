package org.aumbry.incidents.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aumbry.access.Shareable;
import org.aumbry.identity.User;
import org.aumbry.identity.Users;
import org.aumbry.incidents.BlastRadius;
import org.aumbry.incidents.NoticeDrafts;
import org.aumbry.incidents.Reached;
import org.aumbry.journal.JournalReach;
import org.aumbry.kernel.Principal;
import org.aumbry.web.ActWords;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.View;

/** Auditors' page about what a session, a key, an address, a person or a stretch of time reached. */
@Controller
class IncidentController {

    private static final String PAGE = "/admin/incidents";
    private static final int SHOWN = 100;

    private final BlastRadius radius;
    private final NoticeDrafts notices;
    private final Users users;
    private final Map<String, Shareable> kinds = new HashMap<>();
    private final Views views;

    IncidentController(
            BlastRadius radius, NoticeDrafts notices, Users users, List<Shareable> kinds, Views views) {
        this.radius = radius;
        this.notices = notices;
        this.users = users;
        kinds.forEach(kind -> this.kinds.put(kind.kind(), kind));
        this.views = views;
    }

    @GetMapping(PAGE)
    View page(Principal who, Words words, @ModelAttribute IncidentAsk ask) {
        if (ask.empty()) {
            radius.require(who);
            return views.page(new IncidentPage(ask.fields(), "", null));
        }
        var reached = radius.of(who, ask.filter());
        return views.page(new IncidentPage(ask.fields(), ask.query(), found(who, words, reached)));
    }

    @GetMapping(PAGE + "/evidence.zip")
    void evidence(Principal who, @ModelAttribute IncidentAsk ask, HttpServletResponse response) throws IOException {
        var download = radius.evidence(who, ask.filter());
        response.setContentType("application/zip");
        response.setHeader("Content-Disposition", "attachment; filename=\"evidence.zip\"");
        try (var out = new BufferedOutputStream(response.getOutputStream())) {
            download.writeTo(out);
        }
    }

    private IncidentPage.Found found(Principal who, Words words, Reached reached) {
        var people = users.all(reached.affected().stream().limit(SHOWN).toList());
        var extent = reached.extent();
        return new IncidentPage.Found(
                extent.entries(),
                extent.refused(),
                extent.sessions(),
                extent.tokens(),
                extent.first(),
                extent.last(),
                reached.things().stream().limit(SHOWN).map(each -> thing(who, words, each)).toList(),
                Math.max(0, reached.things().size() - SHOWN),
                reached.cut(),
                people.stream().map(each -> someone(each, reached)).toList(),
                notices.members(words, reached),
                notices.authority(words, reached));
    }

    private IncidentPage.Thing thing(Principal who, Words words, JournalReach.Touched touched) {
        var object = touched.object();
        var kind = kinds.get(object.kind());
        return new IncidentPage.Thing(
                ActWords.kind(words, object.kind()),
                kind == null ? "" : kind.title(who, object.id()).orElse(""),
                object.id().toString(),
                String.join(", ", touched.verbs()),
                touched.times(),
                touched.last());
    }

    private static IncidentPage.Someone someone(User user, Reached reached) {
        return new IncidentPage.Someone(
                user.id().toString(), user.name(), user.email(), reached.actors().getOrDefault(user.id(), 0L));
    }
}
