package org.aumbry.continuity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aumbry.data.CannotStartException;
import org.aumbry.kernel.TenantId;
import org.postgresql.PGConnection;

/**
 * One network's rows as files, a table to a file, and back again. What is sealed in the tables is sealed in the files.
 *
 * <p>Loading replaces the network's rows by those of the image, with all identifiers. Three things are not taken back:
 * the journal and its tree, which are evidence of what happened since; keys and what is sealed away, of which none is
 * lost and none that was destroyed returns; and numbers that must not be given twice.
 */
final class ImageStore {

    static final String TABLES = """
            select relname,
                   coalesce(substring(obj_description(pg_class.oid) from 'module: ([a-z]+)'), '') as module,
                   (select string_agg(format('%I', attname), ', ' order by attnum)
                      from pg_attribute
                     where attrelid = pg_class.oid
                       and attnum > 0
                       and not attisdropped
                       and attgenerated = '') as columns
              from pg_class
             where relkind = 'r'
               and relnamespace = to_regnamespace(?)
             order by relname
             limit 10000
            """;

    static final String CONTROL_TABLES = """
            select relname
              from pg_class
              join pg_attribute on attrelid = pg_class.oid and attname = 'tenant_id'
             where relkind = 'r'
               and relnamespace = to_regnamespace('public')
               and relname <> 'tenant_key'
             order by relname
             limit 1000
            """;

    static final String SEQUENCES = """
            select sequencename, coalesce(last_value, 0) as last_value
              from pg_sequences
             where schemaname = ?
             order by sequencename
             limit 10000
            """;

    static final String SHARD = """
            select shard, state
              from tenant
             where id = ?::uuid
            """;

    static final String ALONE = """
            select pg_try_advisory_lock(hashtext('restore'), hashtext(?))
            """;

    private static final String VERSIONS = "schema_version";
    private static final String SCRIPTS = "(select script, checksum from %1$s order by script)";
    private static final String KEYS = "data_key";
    private static final List<String> KEPT = List.of("journal", "checkpoints", "continuity", "custody", "data");

    /** Opens a connection with every right to a database of a server. */
    @FunctionalInterface
    interface Server {
        Connection to(String database) throws SQLException;
    }

    /** A table of a network. */
    private record Table(String name, String module, String columns) {

        boolean kept() {
            return KEPT.contains(module);
        }
    }

    private final Server server;
    private final TenantId tenant;
    private final String schema;

    ImageStore(Server server, TenantId tenant) {
        this.server = server;
        this.tenant = tenant;
        this.schema = "t_" + tenant.value().toString().replace("-", "");
    }

    /** Keeps others from restoring the network until the connection is closed. */
    Connection alone() throws SQLException {
        var control = server.to("aumbry_control");
        try (var query = control.prepareStatement(ALONE)) {
            database();
            query.setString(1, tenant.toString());
            try (var row = query.executeQuery()) {
                if (row.next() && row.getBoolean(1)) {
                    return control;
                }
            }
            throw new CannotStartException("Somebody is restoring network " + tenant + " already: wait for the end.");
        } catch (SQLException | RuntimeException refused) {
            control.close();
            throw refused;
        }
    }

    /** Writes the network's rows, all as of one moment, into an empty folder. @return how many rows */
    long write(Path folder) throws SQLException, IOException {
        long rows = 0;
        try (var shard = server.to(database());
                var control = server.to("aumbry_control")) {
            shard.setAutoCommit(false);
            shard.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            for (var table : tables(shard)) {
                rows += copyOut(shard, "(select " + table.columns() + " from " + schema + "." + table.name() + ")",
                        folder.resolve("table-" + table.name()));
            }
            var sequences = new ArrayList<String>();
            sequences(shard).forEach((name, value) -> sequences.add(name + " " + value));
            Files.write(folder.resolve("sequences"), sequences);
            shard.rollback();
            for (var table : names(control, CONTROL_TABLES)) {
                rows += copyOut(control, "(select * from " + table + " where tenant_id = '" + tenant + "')",
                        folder.resolve("control-" + table));
            }
        }
        return rows;
    }

    /**
     * Replaces the network's rows, in one transaction; nobody reads or writes them meanwhile.
     *
     * @throws CannotStartException when the image was made by another version of the program
     */
    void load(Path folder) throws SQLException, IOException {
        try (var shard = server.to(database())) {
            shard.setAutoCommit(false);
            execute(shard, "set local session_replication_role = replica");
            execute(shard, "set local lock_timeout = '30s'");
            requireSameVersion(shard, folder);
            var tables = tables(shard);
            for (var table : tables) {
                execute(shard, "lock table " + schema + "." + table.name() + " in access exclusive mode");
            }
            boolean lost = count(shard, schema + "." + KEYS) == 0;
            for (var table : tables) {
                load(shard, table, folder, lost);
            }
            raise(shard, folder);
            forget(shard);
            shard.commit();
        }
        loadControl(folder);
    }

    /** @param lost whether nothing of the network is here any more, so that everything has to come back */
    private void load(Connection shard, Table table, Path folder, boolean lost) throws SQLException, IOException {
        var name = schema + "." + table.name();
        var file = folder.resolve("table-" + table.name());
        if (table.name().equals(VERSIONS) || !Files.exists(file)) {
            return;
        }
        if (table.name().equals(KEYS)) {
            mergeKeys(shard, table, file);
            return;
        }
        if (table.kept() && !lost) {
            return;
        }
        execute(shard, "delete from " + name);
        copyIn(shard, name + " (" + table.columns() + ")", file);
    }

    /** A key that is here stays as it is, destroyed or not; one that is not here comes back. */
    private void mergeKeys(Connection shard, Table table, Path file) throws SQLException, IOException {
        execute(shard, "create temporary table image_key (like " + schema + "." + KEYS + ") on commit drop");
        copyIn(shard, "image_key (" + table.columns() + ")", file);
        execute(shard, """
                update image_key
                   set superseded_at = coalesce(superseded_at, now())
                 where exists (select from %1$s.data_key here
                                where here.scope = image_key.scope
                                  and here.superseded_at is null)
                """.formatted(schema));
        execute(shard, "insert into %1$s.data_key (%2$s) select %2$s from image_key on conflict do nothing"
                .formatted(schema, table.columns()));
    }

    /** Numbers go on from the higher of both; what remembers answers by number is told that everything is new. */
    private void raise(Connection shard, Path folder) throws SQLException, IOException {
        var here = sequences(shard);
        for (var line : Files.readAllLines(folder.resolve("sequences"))) {
            var words = line.split(" ");
            long there = Long.parseLong(words[1]);
            if (here.containsKey(words[0]) && there > here.get(words[0])) {
                execute(shard, "select setval('" + schema + "." + words[0] + "', " + there + ")");
            }
        }
        if (exists(shard, "access_version")) {
            execute(shard, """
                    with fresh as (select nextval('%1$s.access_version_number') as number)
                    update %1$s.access_version
                       set version      = fresh.number,
                           classes      = fresh.number,
                           people       = fresh.number,
                           restrictions = fresh.number,
                           logged       = fresh.number
                      from fresh
                    """.formatted(schema));
        }
    }

    /** The search index is of another time and is made anew. */
    private void forget(Connection shard) throws SQLException {
        if (exists(shard, "search_index")) {
            execute(shard, "delete from " + schema + ".search_index");
        }
    }

    private void requireSameVersion(Connection shard, Path folder) throws SQLException, IOException {
        var now = Files.createTempFile("aumbry-version-", ".copy");
        try {
            for (var table : tables(shard)) {
                if (table.name().equals(VERSIONS)) {
                    copyOut(shard, SCRIPTS.formatted(schema + "." + VERSIONS), now);
                }
            }
            execute(shard, "create temporary table image_version (like " + schema + "." + VERSIONS
                    + ") on commit drop");
            copyIn(shard, "image_version", folder.resolve("table-" + VERSIONS));
            var then = Files.createTempFile("aumbry-version-", ".copy");
            copyOut(shard, SCRIPTS.formatted("image_version"), then);
            boolean same = Files.mismatch(now, then) < 0;
            Files.delete(then);
            if (!same) {
                throw new CannotStartException("The network's tables were of another version of Aumbry then: restore"
                        + " the whole installation with that version.");
            }
        } finally {
            Files.deleteIfExists(now);
        }
    }

    /** What the installation knows of the network, to sign in and to find it by. */
    private void loadControl(Path folder) throws SQLException, IOException {
        try (var control = server.to("aumbry_control")) {
            control.setAutoCommit(false);
            for (var table : names(control, CONTROL_TABLES)) {
                var file = folder.resolve("control-" + table);
                if (Files.exists(file)) {
                    execute(control, "create temporary table image_" + table + " (like " + table + ") on commit drop");
                    copyIn(control, "image_" + table, file);
                    execute(control, "delete from " + table + " where tenant_id = '" + tenant + "'");
                    execute(control, "insert into " + table + " select * from image_" + table
                            + " where tenant_id = '" + tenant + "' on conflict do nothing");
                }
            }
            control.commit();
        }
    }

    /** Names of the network's blobs as the rows of the image, once loaded, have them. */
    List<String> blobs() throws SQLException {
        try (var shard = server.to(database())) {
            return exists(shard, "blob") ? names(shard, "select id::text from " + schema + ".blob order by id")
                    : List.of();
        }
    }

    private String database() throws SQLException {
        try (var control = server.to("aumbry_control");
                var query = control.prepareStatement(SHARD)) {
            query.setString(1, tenant.toString());
            try (var row = query.executeQuery()) {
                if (!row.next()) {
                    throw new CannotStartException("There is no network " + tenant
                            + " in this installation: see network list.");
                }
                if (row.getString(2).equals("closed")) {
                    throw new CannotStartException("The keys of network " + tenant
                            + " were destroyed: nothing of it can be brought back.");
                }
                return "aumbry_shard_" + row.getString(1);
            }
        }
    }

    private List<Table> tables(Connection shard) throws SQLException {
        var tables = new ArrayList<Table>();
        try (var query = shard.prepareStatement(TABLES)) {
            query.setString(1, schema);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    tables.add(new Table(rows.getString(1), rows.getString(2), rows.getString(3)));
                }
            }
        }
        return tables;
    }

    private Map<String, Long> sequences(Connection shard) throws SQLException {
        var sequences = new TreeMap<String, Long>();
        try (var query = shard.prepareStatement(SEQUENCES)) {
            query.setString(1, schema);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    sequences.put(rows.getString(1), rows.getLong(2));
                }
            }
        }
        return sequences;
    }

    private boolean exists(Connection shard, String table) throws SQLException {
        return tables(shard).stream().anyMatch(each -> each.name().equals(table));
    }

    private static long count(Connection connection, String table) throws SQLException {
        try (var query = connection.createStatement();
                var row = query.executeQuery("select count(*) from (select from " + table + " limit 1) few")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static List<String> names(Connection connection, String sql) throws SQLException {
        var names = new ArrayList<String>();
        try (var query = connection.createStatement();
                var rows = query.executeQuery(sql)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static long copyOut(Connection connection, String what, Path to) throws SQLException, IOException {
        try (var out = Files.newOutputStream(to)) {
            return connection.unwrap(PGConnection.class).getCopyAPI()
                    .copyOut("copy " + what + " to stdout (format binary)", out);
        }
    }

    private static void copyIn(Connection connection, String into, Path from) throws SQLException, IOException {
        try (var in = Files.newInputStream(from)) {
            connection.unwrap(PGConnection.class).getCopyAPI()
                    .copyIn("copy " + into + " from stdin (format binary)", in);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
