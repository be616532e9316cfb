package org.aumbry.collectors.web;

import java.time.Instant;
import java.util.List;
import org.aumbry.web.Option;
import org.jspecify.annotations.Nullable;

/** Destinations of the journal, and the form for another. */
public record CollectorsPage(List<Row> rows, List<Option> formats, List<Option> values) {

    /**
     * One destination.
     *
     * @param lag how many entries it has still to be sent
     * @param state in words: sending, off, or what is wrong
     * @param fails whether something is wrong
     * @param takenAt when it last took something; null when it never did
     */
    public record Row(
            String id,
            String name,
            String address,
            String sends,
            boolean enabled,
            long next,
            long lag,
            String state,
            boolean fails,
            @Nullable Instant takenAt) {}
}
