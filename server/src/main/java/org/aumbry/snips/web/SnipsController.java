package org.aumbry.snips.web;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.snips.Snip;
import org.aumbry.snips.SnipQuery;
import org.aumbry.snips.Snips;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The library of snips. */
@Controller
class SnipsController {

    private static final int SHOWN = 30;

    private final Snips snips;
    private final SnipCards cards;
    private final Journal journal;
    private final Views views;

    SnipsController(Snips snips, SnipCards cards, Journal journal, Views views) {
        this.snips = snips;
        this.cards = cards;
        this.journal = journal;
        this.views = views;
    }

    @GetMapping("/snips")
    View library(
            Principal who,
            @RequestParam(defaultValue = "") String tag,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "") String before,
            Words words) {
        var query = query(who, tag, show, place(before));
        var found = snips.page(who, query, SHOWN + 1);
        var shown = found.size() > SHOWN ? found.subList(0, SHOWN) : found;
        journal.observe(who, "snip.list", new ObjectRef("network", who.tenant().value()));
        return views.page(new SnipsPage(
                snips.count(who, query),
                filters(who, tag, show, words),
                tags(who, tag),
                tag,
                cards.cards(who, shown, words),
                found.size() > SHOWN ? address(tag, show) + "&before=" + cursor(shown.getLast()) : "",
                "/snips/export.md" + suffix(tag, show),
                "/snips/export.jsonld" + suffix(tag, show)));
    }

    static SnipQuery query(Principal who, String tag, String show, SnipQuery.@Nullable Place before) {
        return new SnipQuery(
                tag.isBlank() ? null : tag,
                show.equals("mine") ? who.user() : null,
                null,
                show.equals("broken"),
                before);
    }

    private List<SnipsPage.Filter> filters(Principal who, String tag, String show, Words words) {
        var filters = new ArrayList<SnipsPage.Filter>();
        for (var choice : List.of("", "mine", "broken")) {
            filters.add(new SnipsPage.Filter(
                    words.t("snips.filter." + (choice.isEmpty() ? "all" : choice)),
                    snips.count(who, query(who, tag, choice, null)),
                    address(tag, choice),
                    choice.equals(show)));
        }
        return filters;
    }

    private List<SnipsPage.Filter> tags(Principal who, String tag) {
        return snips.tags(who).entrySet().stream()
                .limit(40)
                .map(use -> tag(use, tag))
                .toList();
    }

    private static SnipsPage.Filter tag(Map.Entry<String, Long> use, String current) {
        boolean chosen = use.getKey().equalsIgnoreCase(current);
        return new SnipsPage.Filter(
                use.getKey(), use.getValue(), chosen ? "/snips" : "/snips?tag=" + SnipCards.encoded(use.getKey()),
                chosen);
    }

    private static String address(String tag, String show) {
        return "/snips?show=" + SnipCards.encoded(show) + (tag.isBlank() ? "" : "&tag=" + SnipCards.encoded(tag));
    }

    private static String suffix(String tag, String show) {
        return "?show=" + SnipCards.encoded(show) + (tag.isBlank() ? "" : "&tag=" + SnipCards.encoded(tag));
    }

    static String cursor(Snip last) {
        return SnipCards.encoded(last.createdAt() + "_" + last.id());
    }

    static SnipQuery.@Nullable Place place(String cursor) {
        if (cursor.isEmpty()) {
            return null;
        }
        int cut = cursor.indexOf('_');
        try {
            return new SnipQuery.Place(
                    Instant.parse(cursor.substring(0, Math.max(0, cut))), Identifiers.parse(cursor.substring(cut + 1)));
        } catch (DateTimeParseException malformed) {
            throw Refusal.invalid("cursor", "snips.refusal.cursor");
        }
    }
}
