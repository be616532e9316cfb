package org.aumbry.labels;

import java.util.List;
import org.aumbry.kernel.ObjectRef;
import org.jspecify.annotations.Nullable;

/**
 * What the network holds and how far it can be seen: counts, never titles.
 *
 * @param documents how many documents there are in all
 * @param bytes their size
 * @param labels by label, the least sensitive first, what has none before all
 * @param spaces by space, those with the most sensitive first
 * @param exposures by how far things can be seen, the farthest first
 * @param hot where sensitive things can be seen far, the worst first
 */
public record DataMap(
        long documents,
        long bytes,
        List<OfLabel> labels,
        List<OfSpace> spaces,
        List<OfExposure> exposures,
        List<HotSpot> hot) {

    /** @param label null for what has none */
    public record OfLabel(@Nullable Label label, long documents, long bytes) {}

    /** @param highest the most sensitive label in it; null when nothing in it has one */
    public record OfSpace(ObjectRef space, long documents, long labelled, @Nullable Label highest, int people) {}

    /** @param level as reach marks say it: 1 one person, 2 some, 3 everyone, 4 whoever holds a link */
    public record OfExposure(int level, long documents, long labelled, int guests) {}

    /** Documents of one label that one class lets be seen. */
    public record HotSpot(
            ObjectRef container, @Nullable Label label, long documents, int level, int people, int guests) {}
}
