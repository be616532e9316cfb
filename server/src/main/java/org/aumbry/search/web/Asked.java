package org.aumbry.search.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import org.aumbry.search.Chips;
import org.aumbry.search.Dimension;
import org.aumbry.search.Order;
import org.aumbry.search.Question;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * A question as it stands in an address, and the addresses of the questions beside it.
 *
 * @param tab {@code all}, {@code documents}, {@code snips} or {@code people}
 */
record Asked(String text, String tab, Map<Dimension, Set<String>> chips, Order order, @Nullable String cursor) {

    static final String ALL = "all";
    static final String DOCUMENTS = "documents";
    static final String SNIPS = "snips";
    static final String PEOPLE = "people";

    private static final int LONGEST_VALUE = 64;
    private static final Map<String, String> KIND_OF_TAB = Map.of(DOCUMENTS, "document", SNIPS, "snip");
    private static final Map<Dimension, String> PARAMETERS = parameters();

    private static Map<Dimension, String> parameters() {
        var names = new EnumMap<Dimension, String>(Dimension.class);
        names.put(Dimension.MEDIA, "media");
        names.put(Dimension.SPACE, "space");
        names.put(Dimension.PERSON, "person");
        names.put(Dimension.LABEL, "label");
        names.put(Dimension.DATE, "date");
        names.put(Dimension.LANGUAGE, "language");
        return names;
    }

    /** Reads an address; what it does not know or understand is left out. */
    static Asked of(MultiValueMap<String, String> parameters) {
        var chips = new EnumMap<Dimension, Set<String>>(Dimension.class);
        PARAMETERS.forEach((dimension, name) -> {
            var values = new LinkedHashSet<String>();
            parameters.getOrDefault(name, List.of()).stream()
                    .filter(value -> !value.isBlank() && value.length() <= LONGEST_VALUE)
                    .forEach(values::add);
            if (!values.isEmpty()) {
                chips.put(dimension, values);
            }
        });
        var tab = first(parameters, "tab");
        return new Asked(
                first(parameters, "q"),
                KIND_OF_TAB.containsKey(tab) || tab.equals(PEOPLE) ? tab : ALL,
                chips,
                Order.of(first(parameters, "sort")),
                parameters.containsKey("cursor") ? first(parameters, "cursor") : null);
    }

    private static String first(MultiValueMap<String, String> parameters, String name) {
        var value = parameters.getFirst(name);
        return value == null ? "" : value;
    }

    /** Whether anything is asked at all. */
    boolean isEmpty() {
        return text.isBlank() && chips.isEmpty();
    }

    Question question(int limit) {
        var all = new EnumMap<Dimension, Set<String>>(Dimension.class);
        all.putAll(chips);
        var kind = KIND_OF_TAB.get(tab);
        if (kind != null) {
            all.put(Dimension.KIND, Set.of(kind));
        }
        return new Question(text, new Chips(all), order, cursor, limit);
    }

    boolean has(Dimension dimension, String value) {
        return chips.getOrDefault(dimension, Set.of()).contains(value);
    }

    /** Chooses the value, or no longer when it was chosen. A date has one value at most. */
    Asked toggled(Dimension dimension, String value) {
        var values = new TreeSet<>(dimension == Dimension.DATE ? Set.of() : chips.getOrDefault(dimension, Set.of()));
        if (has(dimension, value)) {
            values.remove(value);
        } else {
            values.add(value);
        }
        return with(dimension, values);
    }

    Asked without(Dimension dimension) {
        return with(dimension, Set.of());
    }

    private Asked with(Dimension dimension, Set<String> values) {
        var changed = new EnumMap<Dimension, Set<String>>(Dimension.class);
        changed.putAll(chips);
        if (values.isEmpty()) {
            changed.remove(dimension);
        } else {
            changed.put(dimension, values);
        }
        return new Asked(text, tab, changed, order, null);
    }

    Asked in(String otherTab) {
        return new Asked(text, otherTab, chips, order, null);
    }

    Asked by(Order otherOrder) {
        return new Asked(text, tab, chips, otherOrder, null);
    }

    Asked from(@Nullable String place) {
        return new Asked(text, tab, chips, order, place);
    }

    /** Everything but the text, for hidden fields beside the text's own. */
    List<Map.Entry<String, String>> besideText() {
        return fields().stream().filter(field -> !field.getKey().equals("q")).toList();
    }

    String href() {
        var query = new StringJoiner("&", "/search?", "");
        fields().forEach(field -> query.add(field.getKey() + "=" + encode(field.getValue())));
        if (cursor != null) {
            query.add("cursor=" + encode(cursor));
        }
        return query.toString();
    }

    private List<Map.Entry<String, String>> fields() {
        var fields = new java.util.ArrayList<Map.Entry<String, String>>();
        fields.add(Map.entry("q", text));
        if (!tab.equals(ALL)) {
            fields.add(Map.entry("tab", tab));
        }
        PARAMETERS.forEach((dimension, name) -> chips.getOrDefault(dimension, Set.of())
                .forEach(value -> fields.add(Map.entry(name, value))));
        if (order != Order.BEST) {
            fields.add(Map.entry("sort", order.word()));
        }
        return fields;
    }

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
