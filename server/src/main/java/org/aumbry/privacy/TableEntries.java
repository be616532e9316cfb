package org.aumbry.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * What is written down of each table with something about people.
 *
 * <p>Shape: {@code privacy/tables.tsv}; a line for each table with full name, purpose, whose, life and sight between
 * tabs, and a sixth cell with another purpose where its rows serve one besides; lines that begin with {@code #} are for
 * readers.
 */
@Component
class TableEntries {

    private static final String FILE = "privacy/tables.tsv";
    private static final int CELLS = 5;

    private final Map<String, TableEntry> entries;

    TableEntries() {
        this(read());
    }

    TableEntries(String text) {
        entries = parse(text);
    }

    Optional<TableEntry> of(String fullName) {
        return Optional.ofNullable(entries.get(fullName));
    }

    /** Every table that has an entry. */
    Map<String, TableEntry> all() {
        return entries;
    }

    static Map<String, TableEntry> parse(String text) {
        var found = new TreeMap<String, TableEntry>();
        text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
            var cells = line.split("\t");
            if (cells.length != CELLS && cells.length != CELLS + 1) {
                throw new IllegalStateException("a line of " + FILE + " has five or six cells: " + line);
            }
            var also = cells.length > CELLS ? Set.of(Purpose.valueOf(constant(cells[CELLS]))) : Set.<Purpose>of();
            var entry = new TableEntry(
                    Purpose.valueOf(constant(cells[1])), Whose.valueOf(constant(cells[2])),
                    Life.valueOf(constant(cells[3])), Sight.valueOf(constant(cells[4])), also);
            if (found.put(cells[0], entry) != null) {
                throw new IllegalStateException("a table stands in " + FILE + " twice: " + cells[0]);
            }
        });
        return Map.copyOf(found);
    }

    private static String constant(String word) {
        return word.strip().toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static String read() {
        try {
            return new ClassPathResource(FILE).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
