package org.aumbry.reviews.web;

import java.util.List;
import java.util.stream.Collectors;

/** Lines of a table (RFC 4180) that no spreadsheet takes for formulas. */
final class Csv {

    private static final String FORMULA = "=+-@\t\r\n|%";

    private Csv() {}

    static String line(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    /** In quotes; what a spreadsheet would compute begins with an apostrophe. */
    static String cell(String text) {
        var safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
