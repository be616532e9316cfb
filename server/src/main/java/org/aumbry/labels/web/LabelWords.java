package org.aumbry.labels.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.aumbry.access.Demand;
import org.aumbry.access.Restriction;
import org.aumbry.web.Words;

/** Says what labels demand. */
final class LabelWords {

    private LabelWords() {}

    static List<Demand> choosable() {
        return Stream.of(Demand.values()).filter(Demand::ofLabels).toList();
    }

    static String key(Demand demand) {
        return demand.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** One sentence for each thing asked. */
    static List<String> sentences(Restriction restriction, Words words) {
        var sentences = new ArrayList<String>();
        for (var demand : choosable()) {
            if (restriction.asks(demand)) {
                sentences.add(words.t("labels.demand." + key(demand)));
            }
        }
        if (restriction.freshMinutes() > 0) {
            sentences.add(words.t("labels.demand.fresh", restriction.freshMinutes()));
        }
        return List.copyOf(sentences);
    }
}
