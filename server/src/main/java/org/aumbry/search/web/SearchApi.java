package org.aumbry.search.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.aumbry.kernel.Principal;
import org.aumbry.search.Chips;
import org.aumbry.search.Dimension;
import org.aumbry.search.Hit;
import org.aumbry.search.Order;
import org.aumbry.search.Passage;
import org.aumbry.search.Piece;
import org.aumbry.search.Question;
import org.aumbry.search.Search;
import org.aumbry.web.Words;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Search for programs: the same answers as on the page. */
@RestController
@RequestMapping("/api/v1/search")
class SearchApi {

    private static final int USUAL_LIMIT = 20;

    private final Search search;
    private final HitWords hitWords;

    SearchApi(Search search, HitWords hitWords) {
        this.search = search;
        this.hitWords = hitWords;
    }

    record PieceJson(String text, boolean marked) {}

    record PassageJson(@Nullable Integer page, int start, int end, List<PieceJson> pieces, String href) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HitJson(
            String kind,
            UUID id,
            UUID documentId,
            int version,
            String title,
            String fileName,
            List<String> tags,
            @Nullable UUID spaceId,
            UUID ownerId,
            Instant changedAt,
            String language,
            String mediaKind,
            @Nullable Integer reach,
            @Nullable Integer people,
            List<PassageJson> passages,
            String href) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AnswerJson(
            int total, List<HitJson> items, Map<String, Map<String, Integer>> facets, int remaining,
            @Nullable String next) {}

    record SuggestionJson(String kind, UUID id, String title, String href) {}

    record SuggestionsJson(List<SuggestionJson> items) {}

    /**
     * Everything the page can ask. Those that narrow may be repeated: a hit has one of the values of each.
     *
     * @param sort {@code best}, {@code newest} or {@code oldest}
     * @param date {@code day}, {@code week}, {@code month} or {@code year}
     */
    record Asking(
            @Nullable String q,
            @Nullable String sort,
            @Nullable String cursor,
            @Nullable Integer limit,
            @Nullable List<String> kind,
            @Nullable List<String> media,
            @Nullable List<String> space,
            @Nullable List<String> person,
            @Nullable List<String> date,
            @Nullable List<String> language,
            @Nullable List<String> label) {

        Question question() {
            var chips = new EnumMap<Dimension, Set<String>>(Dimension.class);
            chips.put(Dimension.KIND, values(kind));
            chips.put(Dimension.MEDIA, values(media));
            chips.put(Dimension.SPACE, values(space));
            chips.put(Dimension.PERSON, values(person));
            chips.put(Dimension.DATE, values(date));
            chips.put(Dimension.LANGUAGE, values(language));
            chips.put(Dimension.LABEL, values(label));
            return new Question(
                    text(q), new Chips(chips), Order.of(text(sort)), cursor, limit == null ? USUAL_LIMIT : limit);
        }

        private static String text(@Nullable String given) {
            return given == null ? "" : given;
        }

        private static Set<String> values(@Nullable List<String> given) {
            return given == null ? Set.of() : new HashSet<>(given);
        }
    }

    @GetMapping
    AnswerJson find(Principal who, @ParameterObject Asking asking, Words words) {
        var question = asking.question();
        var answer = search.find(who, question);
        var names = hitWords.names(who, answer, question.chips(), words);
        var items = answer.hits().stream().map(hit -> json(hit, names)).toList();
        var facets = new TreeMap<String, Map<String, Integer>>();
        answer.counts().forEach((dimension, counts) -> facets.put(name(dimension), known(dimension, counts, names)));
        return new AnswerJson(answer.total(), items, facets, answer.remaining(), answer.next());
    }

    @GetMapping("/suggest")
    SuggestionsJson suggest(
            Principal who, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "7") int limit) {
        return new SuggestionsJson(search.suggest(who, q, limit).stream()
                .map(hit -> new SuggestionJson(
                        hit.what().kind(), hit.what().id(), hit.what().title(), Addresses.of(hit)))
                .toList());
    }

    private static String name(Dimension dimension) {
        return dimension.name().toLowerCase(Locale.ROOT);
    }

    /** Without the spaces that the asker may see single things of but not know themselves. */
    private static Map<String, Integer> known(Dimension dimension, Map<String, Integer> counts, HitWords.Names names) {
        if (dimension != Dimension.SPACE) {
            return counts;
        }
        var known = names.spaces().keySet().stream().map(UUID::toString).collect(Collectors.toSet());
        var shown = new TreeMap<>(counts);
        shown.keySet().retainAll(known);
        return shown;
    }

    private static HitJson json(Hit hit, HitWords.Names names) {
        var what = hit.what();
        var reach = names.reach(hit);
        return new HitJson(
                what.kind(),
                what.id(),
                what.documentId(),
                what.version(),
                what.title(),
                what.fileName(),
                what.tags(),
                names.space(hit) == null ? null : what.spaceId(),
                what.ownerId(),
                what.changedAt(),
                what.language(),
                what.mediaKind(),
                reach == null ? null : reach.level(),
                reach == null ? null : (int) reach.people(),
                hit.passages().stream().map(passage -> json(hit, passage)).toList(),
                Addresses.of(hit));
    }

    private static PassageJson json(Hit hit, Passage passage) {
        return new PassageJson(
                passage.page() > 0 ? passage.page() : null,
                passage.start(),
                passage.end(),
                passage.pieces().stream().map(SearchApi::json).toList(),
                Addresses.of(hit, passage));
    }

    private static PieceJson json(Piece piece) {
        return new PieceJson(piece.text(), piece.marked());
    }
}
