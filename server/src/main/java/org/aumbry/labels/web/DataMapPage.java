package org.aumbry.labels.web;

import java.util.List;

/** What the network holds, by label, space and exposure, already worded. */
public record DataMapPage(
        long documents,
        long bytes,
        List<OfLabel> labels,
        List<OfSpace> spaces,
        List<OfExposure> exposures,
        List<Hot> hot) {

    public record OfLabel(String name, boolean labelled, long documents, long bytes) {}

    /** @param highest empty when nothing in it is labelled */
    public record OfSpace(String name, String address, long documents, long labelled, String highest, int people) {}

    public record OfExposure(String sentence, long documents, long labelled, int guests) {}

    /** @param address empty when the asker may not see the thing */
    public record Hot(String name, String address, String label, long documents, String sentence, int guests) {}
}
