package org.aumbry.privacy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.aumbry.kernel.Keeping;
import org.jspecify.annotations.Nullable;

/** Makes tables about people out of columns, entries and times: what can be decided without a database. */
final class Catalogue {

    private static final Pattern SAID = Pattern.compile(
            "module: ([a-z]+); floor: (?:control|tenant); personal: (yes|no); history: (yes|no|itself)");

    /** Columns that name somebody, whatever the table says of itself. */
    private static final Pattern NAMES_SOMEBODY = Pattern.compile(
            "(.*_)?(user|person|owner|author|reviewer|reporter|holder|heir|operator|sender)_id|[a-z_]+_by");

    private Catalogue() {}

    /** Tables that are marked as personal or name somebody, in the order of the columns. */
    static List<PersonalTable> tables(
            String floor, List<CatalogueStore.Column> columns, TableEntries entries, List<Keeping> keepings) {
        Map<String, List<CatalogueStore.Column>> byTable = new LinkedHashMap<>();
        columns.forEach(column -> byTable.computeIfAbsent(column.table(), name -> new ArrayList<>()).add(column));
        return byTable.values().stream()
                .filter(Catalogue::aboutPeople)
                .map(table -> table(floor, table, entries, keepings))
                .toList();
    }

    private static PersonalTable table(
            String floor, List<CatalogueStore.Column> columns, TableEntries entries, List<Keeping> keepings) {
        var name = columns.getFirst().table();
        var said = SAID.matcher(columns.getFirst().said());
        boolean known = said.matches();
        boolean history = known && said.group(3).equals("yes");
        var entry = entries.of(floor + "." + name).orElse(null);
        var fields = columns.stream().map(column -> field(column, entry)).toList();
        var times = keepings.stream()
                .filter(each -> each.tables().contains(name) || history && each.tables().contains(Keeping.HISTORY))
                .toList();
        return new PersonalTable(
                floor, name, known ? said.group(1) : "", marked(columns), history, entry, fields, times);
    }

    private static Field field(CatalogueStore.Column column, @Nullable TableEntry entry) {
        var form = Field.Form.of(column.name());
        boolean compared = form == Field.Form.KEYED || form == Field.Form.HASHED;
        var sight = compared ? Sight.PROGRAM : entry == null ? null : entry.sight();
        return new Field(column.name(), column.type(), form, column.note(), sight);
    }

    /** A table that says nothing of itself counts as one about people. */
    private static boolean aboutPeople(List<CatalogueStore.Column> columns) {
        return marked(columns)
                || columns.stream().anyMatch(column -> column.type().equals("uuid")
                        && NAMES_SOMEBODY.matcher(column.name()).matches());
    }

    private static boolean marked(List<CatalogueStore.Column> columns) {
        var said = SAID.matcher(columns.getFirst().said());
        return !said.matches() || said.group(2).equals("yes");
    }
}
