package org.aumbry.labels.web;

import java.util.List;

/** The labels of the network, the least sensitive first. */
public record LabelsPage(List<Row> rows) {

    /** @param demands what it asks, one sentence each */
    public record Row(String id, String name, int rank, List<String> demands) {}
}
