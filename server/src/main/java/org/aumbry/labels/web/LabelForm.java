package org.aumbry.labels.web;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.aumbry.access.Demand;
import org.aumbry.access.Restriction;
import org.aumbry.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What the label form sends.
 *
 * @param demands what is ticked
 * @param fresh minutes a look counts; empty or 0 = any time
 */
public record LabelForm(
        @Nullable String name, @Nullable String rank, @Nullable List<String> demands, @Nullable String fresh) {

    String nameText() {
        return Objects.requireNonNullElse(name, "");
    }

    int rankNumber() {
        return number("rank", Objects.requireNonNullElse(rank, ""), 100, "labels.refusal.rank");
    }

    List<String> ticked() {
        return Objects.requireNonNullElse(demands, List.of());
    }

    Restriction restriction() {
        var asked = EnumSet.noneOf(Demand.class);
        for (var demand : LabelWords.choosable()) {
            if (ticked().contains(LabelWords.key(demand))) {
                asked.add(demand);
            }
        }
        var minutes = Objects.requireNonNullElse(fresh, "").strip();
        return new Restriction(asked, minutes.isEmpty()
                ? 0
                : number("fresh", minutes, Restriction.MOST_MINUTES, "labels.refusal.fresh"));
    }

    private static int number(String field, String text, int most, String message) {
        if (!text.strip().matches("[0-9]{1,4}") || Integer.parseInt(text.strip()) > most) {
            throw Refusal.invalid(field, message, most);
        }
        return Integer.parseInt(text.strip());
    }
}
