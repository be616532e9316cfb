package org.aumbry.access.web;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Comma-separated text (RFC 4180) that no spreadsheet takes for formulas. */
final class Csv {

    private static final String DANGEROUS = "=+-@\t\r";

    private Csv() {}

    static String of(List<String> head, Collection<List<String>> rows) {
        var text = new StringBuilder(line(head));
        rows.forEach(row -> text.append(line(row)));
        return text.toString();
    }

    private static String line(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String value) {
        boolean formula = !value.isEmpty() && DANGEROUS.indexOf(value.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + value.replace("\"", "\"\"") + '"';
    }
}
