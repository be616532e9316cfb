package org.aumbry.privacy.web;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** Answers to keep: JSON, and comma-separated text (RFC 4180) that no spreadsheet takes for formulas. */
final class Files {

    private static final String DANGEROUS = "=+-@\t\r";

    private Files() {}

    static ResponseEntity<String> json(String name, String body) {
        return file(name, "application/json", body);
    }

    static ResponseEntity<String> csv(String name, List<String> head, Collection<List<String>> rows) {
        var text = new StringBuilder(line(head));
        rows.forEach(row -> text.append(line(row)));
        return file(name, "text/csv;charset=utf-8", text.toString());
    }

    private static String line(List<String> cells) {
        return cells.stream().map(Files::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String value) {
        boolean formula = !value.isEmpty() && DANGEROUS.indexOf(value.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + value.replace("\"", "\"\"") + '"';
    }

    private static ResponseEntity<String> file(String name, String type, String body) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(body);
    }
}
