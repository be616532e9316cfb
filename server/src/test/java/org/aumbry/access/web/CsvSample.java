package org.aumbry.access.web;

import java.util.List;

/** One line as it would stand in a file. */
public final class CsvSample {

    private CsvSample() {}

    public static String of(String... cells) {
        return Csv.of(List.of(cells), List.of());
    }
}
