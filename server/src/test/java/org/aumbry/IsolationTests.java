package org.aumbry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.aumbry.data.TenantScope;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads the catalogues of the migrated databases: every table says what it is, every column is sealed or known to be
 * clear.
 */
@AumbryTest
class IsolationTests {

    private static final Pattern COMMENT = Pattern.compile(
            "module: ([a-z]+); floor: (control|tenant); personal: (yes|no); history: (yes|no|itself)");

    /** Identifiers, times, sizes, counts, numbers and yes or no: clear by their type. */
    private static final Set<String> CLEAR_TYPES = Set.of(
            "uuid", "timestamp with time zone", "timestamp without time zone", "date", "smallint", "integer", "bigint",
            "boolean", "double precision");

    private static final String TABLES = """
            select c.relname, coalesce(obj_description(c.oid, 'pg_class'), '') as comment
              from pg_class c
             where c.relnamespace = current_schema()::regnamespace
               and c.relkind in ('r', 'p')
             order by c.relname
            """;

    /** From the catalogue itself: the information schema hides what the asking role may not read. */
    private static final String COLUMNS = """
            select c.relname, a.attname, format_type(a.atttypid, null)
              from pg_attribute a
              join pg_class c on c.oid = a.attrelid
             where c.relnamespace = current_schema()::regnamespace
               and c.relkind in ('r', 'p')
               and a.attnum > 0
               and not a.attisdropped
             order by c.relname, a.attname
            """;

    private static final String LOOK_UPS = """
            select distinct octet_length(m) as bytes
              from (select email_mac as m from user_account union all select name_mac from document) macs
            """;

    @Autowired
    private World world;

    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient db;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    @Qualifier("control")
    private JdbcClient control;

    /** A table and its comment. */
    private record Table(String name, String comment) {}

    /** A column and its type. */
    private record Column(String table, String name, String type) {

        String in(String floor) {
            return floor + "." + table.replaceFirst("_history$", "") + "." + name;
        }
    }

    @Test
    void everyTableSaysItsModuleItsFloorAndWhatItHolds() {
        assertThat(tables("tenant")).hasSizeGreaterThan(30).allSatisfy(table -> assertWellNamed(table, "tenant"));
        assertThat(tables("control")).hasSizeGreaterThan(5).allSatisfy(table -> assertWellNamed(table, "control"));
    }

    @Test
    void aTableThatSaysItKeepsHistoryHasOne() {
        var tables = tables("tenant");
        var names = tables.stream().map(Table::name).toList();
        for (var table : tables) {
            var history = COMMENT.matcher(table.comment()).replaceFirst("$4");
            assertThat(names.contains(table.name() + "_history")).as(table.name()).isEqualTo(history.equals("yes"));
            assertThat(history.equals("itself")).as(table.name()).isEqualTo(table.name().endsWith("_history"));
        }
    }

    @Test
    void everyColumnIsSealedOrOnTheClearList() {
        var listed = ClearList.columns();
        var unlisted = new TreeSet<String>();
        for (var floor : List.of("tenant", "control")) {
            columns(floor).stream().filter(IsolationTests::couldHoldWords).map(column -> column.in(floor))
                    .filter(name -> !listed.contains(name))
                    .forEach(unlisted::add);
        }
        assertThat(unlisted).isEmpty();
    }

    @Test
    void theClearListNamesOnlyColumnsThatAreThere() {
        var there = new TreeSet<String>();
        for (var floor : List.of("tenant", "control")) {
            columns(floor).stream().filter(IsolationTests::couldHoldWords).map(column -> column.in(floor))
                    .forEach(there::add);
        }
        assertThat(there).containsAll(ClearList.columns());
    }

    @Test
    void sealedAndLookUpColumnsAreBytes() {
        for (var floor : List.of("tenant", "control")) {
            assertThat(columns(floor)).filteredOn(column -> column.name().matches(".*_(sealed|mac)"))
                    .isNotEmpty()
                    .allSatisfy(column -> assertThat(column.type()).as(column.toString()).isEqualTo("bytea"));
        }
    }

    @Test
    void lookUpsHaveSixteenBytes() {
        var lengths = scope.call(world.acme(), () -> transaction.execute(
                running -> db.sql(LOOK_UPS).query(Integer.class).list()));

        assertThat(lengths).containsExactly(16);
    }

    private static void assertWellNamed(Table table, String floor) {
        var comment = COMMENT.matcher(table.comment());
        assertThat(comment.matches()).as("%s: %s", table.name(), table.comment()).isTrue();
        assertThat(comment.group(2)).as(table.name()).isEqualTo(floor);
        assertThat(Path.of("src/main/java/org/aumbry", comment.group(1))).as(table.name())
                .satisfies(Files::isDirectory);
    }

    private static boolean couldHoldWords(Column column) {
        return !CLEAR_TYPES.contains(column.type()) && !column.name().matches(".*_(sealed|mac)");
    }

    private List<Table> tables(String floor) {
        return read(floor, TABLES).stream().map(row -> new Table(row.get(0), row.get(1))).toList();
    }

    private List<Column> columns(String floor) {
        return read(floor, COLUMNS).stream().map(row -> new Column(row.get(0), row.get(1), row.get(2))).toList();
    }

    private List<List<String>> read(String floor, String sql) {
        return floor.equals("control")
                ? rows(control, sql)
                : scope.call(world.acme(), () -> transaction.execute(running -> rows(db, sql)));
    }

    private static List<List<String>> rows(JdbcClient client, String sql) {
        return client.sql(sql)
                .query((row, number) -> {
                    var values = new ArrayList<String>();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        values.add(row.getString(i));
                    }
                    return (List<String>) values;
                })
                .list();
    }
}
