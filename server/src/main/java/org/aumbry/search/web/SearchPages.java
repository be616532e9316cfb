package org.aumbry.search.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.aumbry.identity.User;
import org.aumbry.kernel.Principal;
import org.aumbry.search.Answer;
import org.aumbry.search.Dimension;
import org.aumbry.search.Hit;
import org.aumbry.search.Order;
import org.aumbry.search.Search;
import org.aumbry.web.Tab;
import org.aumbry.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Words the search page. */
@Component
class SearchPages {

    private static final int HITS_ON_A_PAGE = 20;
    private static final int MOST_PEOPLE = 100;
    private static final int MOST_CHOICES = 12;
    private static final int SUGGESTIONS = 7;
    private static final List<Dimension> SHOWN =
            List.of(Dimension.MEDIA, Dimension.SPACE, Dimension.PERSON, Dimension.LABEL, Dimension.DATE,
                    Dimension.LANGUAGE);
    private static final List<String> DATES = List.of("day", "week", "month", "year");

    private final Search search;
    private final HitWords hitWords;

    SearchPages(Search search, HitWords hitWords) {
        this.search = search;
        this.hitWords = hitWords;
    }

    SearchPage page(Principal who, Asked asked, Words words) {
        if (asked.tab().equals(Asked.PEOPLE) && !who.guest()) {
            return people(who, asked, words);
        }
        return asked.isEmpty() ? blank(who, asked, words) : answered(who, asked, words);
    }

    private static SearchPage blank(Principal who, Asked asked, Words words) {
        var advice = new SearchPage.Advice(words.t("search.blank.title"), words.t("search.blank.text"), null);
        return new SearchPage(
                asked.text(), asked.besideText(), tabs(who, asked, Map.of(), words), List.of(), List.of(), "",
                List.of(),
                List.of(), List.of(), advice, null, null);
    }

    private SearchPage people(Principal who, Asked asked, Words words) {
        var people = search.people(who, asked.text(), MOST_PEOPLE);
        var rows = people.stream().map(person -> row(person, words)).toList();
        var advice = new SearchPage.Advice(words.t("search.people.none"), words.t("search.people.none.text"), null);
        return new SearchPage(
                asked.text(), asked.besideText(), tabs(who, asked, Map.of(), words), List.of(), List.of(),
                words.t("search.people.count", rows.size()), List.of(), List.of(), rows, rows.isEmpty() ? advice : null,
                null, null);
    }

    private static SearchPage.PersonRow row(User person, Words words) {
        var role = words.t("search.role." + person.role().stored());
        return new SearchPage.PersonRow(person.name(), role, "/search?person=" + person.id());
    }

    private SearchPage answered(Principal who, Asked asked, Words words) {
        var question = asked.question(HITS_ON_A_PAGE);
        var answer = search.find(who, question);
        var names = hitWords.names(who, answer, question.chips(), words);
        var next = answer.next();
        return new SearchPage(
                asked.text(),
                asked.besideText(),
                tabs(who, asked, answer.counts().getOrDefault(Dimension.KIND, Map.of()), words),
                groups(asked, answer, names, words),
                answer.total() > 1 ? orders(asked, words) : List.of(),
                words.t("search.count", answer.total()),
                notes(answer, words),
                answer.hits().stream().map(hit -> row(hit, asked, names, words)).toList(),
                List.of(),
                answer.total() == 0 ? advice(asked, answer, names, words) : null,
                asked.cursor() == null ? null : asked.from(null).href(),
                next == null ? null : asked.from(next).href());
    }

    private static List<Tab> tabs(Principal who, Asked asked, Map<String, Integer> kinds, Words words) {
        var tabs = new ArrayList<Tab>();
        var counted = !kinds.isEmpty();
        var all = kinds.values().stream().mapToLong(Integer::longValue).sum();
        tabs.add(tab(asked, Asked.ALL, counted ? all : null, words));
        tabs.add(tab(asked, Asked.DOCUMENTS, counted ? (long) kinds.getOrDefault("document", 0) : null, words));
        tabs.add(tab(asked, Asked.SNIPS, counted ? (long) kinds.getOrDefault("snip", 0) : null, words));
        if (!who.guest()) {
            tabs.add(tab(asked, Asked.PEOPLE, null, words));
        }
        return tabs;
    }

    private static Tab tab(Asked asked, String tab, @Nullable Long count, Words words) {
        return new Tab(words.t("search.tab." + tab), asked.in(tab).href(), asked.tab().equals(tab), count);
    }

    private List<SearchPage.Group> groups(Asked asked, Answer answer, HitWords.Names names, Words words) {
        var groups = new ArrayList<SearchPage.Group>();
        for (var dimension : SHOWN) {
            var choices = choices(dimension, asked, answer, names, words);
            if (!choices.isEmpty()) {
                var label = words.t("search.group." + dimension.name().toLowerCase(Locale.ROOT));
                groups.add(new SearchPage.Group(label, choices));
            }
        }
        return groups;
    }

    /**
     * Values without a name that the asker may know are not offered; chosen ones stay, so that they can be unchosen.
     */
    private List<SearchPage.Choice> choices(
            Dimension dimension, Asked asked, Answer answer, HitWords.Names names, Words words) {
        var counts = answer.counts().getOrDefault(dimension, Map.of());
        var values = new LinkedHashSet<>(dimension == Dimension.DATE ? DATES : List.copyOf(counts.keySet()));
        values.addAll(asked.chips().getOrDefault(dimension, Set.of()));
        var choices = new ArrayList<SearchPage.Choice>();
        for (var value : values) {
            var chosen = asked.has(dimension, value);
            var label = hitWords.label(dimension, value, names, words);
            var count = label == null ? 0 : counts.getOrDefault(value, 0);
            if (chosen || label != null && count > 0) {
                choices.add(new SearchPage.Choice(
                        label == null ? words.t("search.unknown") : label, count,
                        asked.toggled(dimension, value).href(), chosen));
            }
        }
        if (dimension != Dimension.DATE) {
            choices.sort(Comparator.comparing(SearchPage.Choice::chosen)
                    .thenComparing(SearchPage.Choice::count)
                    .reversed()
                    .thenComparing(SearchPage.Choice::label));
        }
        return choices.stream().limit(MOST_CHOICES).toList();
    }

    private static List<Tab> orders(Asked asked, Words words) {
        return Arrays.stream(Order.values())
                .map(order -> Tab.of(
                        words.t("search.order." + order.word()), asked.by(order).href(), asked.order() == order))
                .toList();
    }

    private static List<String> notes(Answer answer, Words words) {
        var notes = new ArrayList<String>();
        if (answer.remaining() > 0) {
            notes.add(words.t("search.note.building", answer.remaining()));
        }
        if (answer.cut()) {
            notes.add(words.t("search.note.cut"));
        }
        return notes;
    }

    private SearchPage.Row row(Hit hit, Asked asked, HitWords.Names names, Words words) {
        var quotes = hit.passages().stream()
                .map(passage -> new SearchPage.Quote(
                        passage.pieces(),
                        passage.page() > 0 ? words.t("search.page", passage.page()) : "",
                        Addresses.of(hit, passage)))
                .toList();
        return new SearchPage.Row(
                HitWords.icon(hit), hit.title(), Addresses.of(hit), names.reach(hit), names.label(hit),
                hitWords.facts(hit, names, words), words.t("search.version", hit.what().version()),
                hit.what().changedAt(), quotes);
    }

    /** Which chip keeps the most hits out. Says nothing about things the asker can't see: they are in no number. */
    private SearchPage.Advice advice(Asked asked, Answer answer, HitWords.Names names, Words words) {
        var title = words.t("search.none.title");
        var most = answer.keptOut().entrySet().stream()
                .filter(entry -> entry.getKey() != Dimension.KIND && entry.getValue() > 0)
                .max(Map.Entry.comparingByValue());
        if (most.isEmpty()) {
            var elsewhere = answer.keptOut().getOrDefault(Dimension.KIND, 0);
            var way = elsewhere > 0
                    ? new SearchPage.Way(words.t("search.none.elsewhere", elsewhere), asked.in(Asked.ALL).href())
                    : null;
            return new SearchPage.Advice(title, words.t("search.none.text"), way);
        }
        var dimension = most.get().getKey();
        var label = asked.chips().getOrDefault(dimension, Set.of()).stream()
                .map(value -> hitWords.label(dimension, value, names, words))
                .map(name -> Objects.requireNonNullElse(name, words.t("search.unknown")))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        var text = words.t("search.none.without", label, most.get().getValue());
        return new SearchPage.Advice(
                title, text, new SearchPage.Way(words.t("search.none.remove", label), asked.without(dimension).href()));
    }

    SuggestPage suggestions(Principal who, String typed, Words words) {
        var rows = search.suggest(who, typed, SUGGESTIONS).stream()
                .map(hit -> new SuggestPage.Row(
                        HitWords.icon(hit), hit.title(), Addresses.of(hit),
                        hitWords.media(hit.what().kind().equals("snip") ? "snip" : hit.what().mediaKind(), words)))
                .toList();
        return new SuggestPage(
                rows, words.t("search.suggest.said", rows.size()), words.t("search.suggest.all", typed.strip()),
                "/search?q=" + Asked.encode(typed.strip()));
    }
}
