package org.aumbry.labels;

import java.util.Comparator;
import org.aumbry.access.Restriction;
import org.aumbry.web.Words;

/**
 * A label of the network.
 *
 * @param name what its administrators call it; empty for those that every network has, which are named in each language
 * @param rank how sensitive, 1 to 100; of several that bind a thing the highest is shown
 * @param restriction what it demands
 */
public record Label(LabelId id, LabelKind kind, String name, int rank, Restriction restriction) {

    /** The least sensitive first. */
    public static final Comparator<Label> ORDER =
            Comparator.comparingInt(Label::rank).thenComparing(label -> label.id().value());

    /** What it is called in the reader's language. */
    public String named(Words words) {
        return name.isEmpty() ? words.t("labels.kind." + kind.word()) : name;
    }
}
