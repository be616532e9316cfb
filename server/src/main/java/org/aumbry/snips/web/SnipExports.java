package org.aumbry.snips.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aumbry.crypto.Ids;
import org.aumbry.documents.Document;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Documents;
import org.aumbry.identity.Users;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.UserId;
import org.aumbry.policies.DownloadBudget;
import org.aumbry.policies.DownloadChannel;
import org.aumbry.policies.Taking;
import org.aumbry.snips.Annotations;
import org.aumbry.snips.Citations;
import org.aumbry.snips.Snip;
import org.aumbry.snips.SnipId;
import org.aumbry.snips.SnipQuery;
import org.aumbry.snips.Snips;
import org.aumbry.web.Words;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/** Snips to take away: W3C Web Annotations and a Markdown brief with citations. */
@Controller
class SnipExports {

    private static final int MOST = 2_000;
    private static final int AT_ONCE = 200;

    private final Snips snips;
    private final Documents documents;
    private final Users users;
    private final Journal journal;
    private final DownloadBudget budget;
    private final Ids ids;
    private final JsonMapper json;

    SnipExports(
            Snips snips,
            Documents documents,
            Users users,
            Journal journal,
            DownloadBudget budget,
            Ids ids,
            JsonMapper json) {
        this.snips = snips;
        this.documents = documents;
        this.users = users;
        this.journal = journal;
        this.budget = budget;
        this.ids = ids;
        this.json = json;
    }

    @GetMapping("/snips/{id}.jsonld")
    ResponseEntity<String> one(Principal who, @PathVariable String id) {
        var snip = snips.get(who, SnipId.parse(id));
        journal.observe(who, "snip.export", new ObjectRef(Snips.KIND, snip.id().value()));
        return file(who, "snip.jsonld", "application/ld+json", annotation(snip, names(List.of(snip))));
    }

    @GetMapping("/snips/export.jsonld")
    ResponseEntity<String> annotations(
            Principal who, @RequestParam(defaultValue = "") String tag, @RequestParam(defaultValue = "") String show) {
        var all = all(who, SnipsController.query(who, tag, show, null));
        var names = names(all);
        var items = all.stream().map(snip -> Annotations.of(snip, base(), name(snip, names))).toList();
        return file(who, "snips.jsonld", "application/ld+json", Annotations.collection(items, base() + "/snips"));
    }

    @GetMapping("/snips/export.md")
    ResponseEntity<String> brief(
            Principal who,
            @RequestParam(defaultValue = "") String tag,
            @RequestParam(defaultValue = "") String show,
            Words words) {
        var all = all(who, SnipsController.query(who, tag, show, null));
        var names = names(all);
        var titles = titles(who, all);
        var brief = new StringBuilder("# ").append(words.t("snips.title")).append("\n");
        for (var snip : all) {
            brief.append("\n").append(words.t("snips.brief.heading", snip.insight().isEmpty()
                    ? titles.getOrDefault(snip.document(), "") : snip.insight())).append("\n\n");
            snip.passage().exact().lines().forEach(line -> brief.append("> ").append(line).append("\n"));
            if (!snip.note().isEmpty()) {
                brief.append("\n").append(snip.note()).append("\n");
            }
            var title = titles.getOrDefault(snip.document(), "");
            var citation = Citations.of(snip, title, name(snip, names), words.date(snip.createdAt()));
            brief.append("\n").append(citation).append("  \n<").append(base()).append(snip.address()).append(">\n");
        }
        return file(who, "snips.md", "text/markdown;charset=utf-8", brief.toString());
    }

    private List<Snip> all(Principal who, SnipQuery query) {
        var all = new ArrayList<Snip>();
        var page = snips.page(who, query, AT_ONCE);
        while (!page.isEmpty() && all.size() < MOST) {
            all.addAll(page);
            var last = page.getLast();
            var behind = new SnipQuery.Place(last.createdAt(), last.id().value());
            page = snips.page(
                    who,
                    new SnipQuery(query.tag(), query.author(), query.document(), query.broken(), behind),
                    AT_ONCE);
        }
        journal.observe(
                who, "snip.export", new ObjectRef("network", who.tenant().value()), Map.of("count", "" + all.size()));
        return all;
    }

    private Map<DocumentId, String> titles(Principal who, List<Snip> some) {
        var titles = new HashMap<DocumentId, String>();
        for (Document document :
                documents.these(who, some.stream().map(Snip::document).distinct().toList())) {
            titles.put(document.id(), document.title());
        }
        return titles;
    }

    private Map<UserId, String> names(List<Snip> some) {
        return users.names(some.stream().map(Snip::author).distinct().toList());
    }

    private static String name(Snip snip, Map<UserId, String> names) {
        return names.getOrDefault(snip.author(), "");
    }

    private Map<String, Object> annotation(Snip snip, Map<UserId, String> names) {
        return Annotations.of(snip, base(), name(snip, names));
    }

    private static String base() {
        return ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
    }

    /** An export costs a file each time: what stands in it is not the same twice. */
    private ResponseEntity<String> file(Principal who, String name, String type, Object content) {
        var body = content instanceof String text ? text : json.writeValueAsString(content);
        budget.take(who, new Taking(DownloadChannel.EXPORT, ids.next(), 0, body.length()));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(body);
    }
}
