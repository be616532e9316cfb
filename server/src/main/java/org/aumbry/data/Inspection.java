package org.aumbry.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aumbry.kernel.TenantId;

/** Looks at the stores of each tenant, for operators: where they are and how large, never what is in them. */
public class Inspection {

    static final String TABLES = """
            select count(*)                                    as tables,
                   coalesce(sum(pg_total_relation_size(oid)), 0) as bytes
              from pg_class
             where relkind in ('r', 'p')
               and relnamespace = to_regnamespace(?)
            """;

    static final String ROLE = """
            select not rolcanlogin
              from pg_roles
             where rolname = ?
            """;

    static final String KEYS = """
            select split_part(scope, ':', 1) as kind,
                   count(*)                  as keys
              from data_key
             group by kind
             order by kind
             limit 100
            """;

    private final DataFolder folder;
    private final Databases databases;
    private final TenantDirectory directory;

    Inspection(DataFolder folder, Databases databases, TenantDirectory directory) {
        this.folder = folder;
        this.databases = databases;
        this.directory = directory;
    }

    public List<TenantInspection> all() {
        return directory.all().stream().map(this::look).toList();
    }

    /** How a program that speaks PostgreSQL reaches a database as its owner; {@code PGHOST} and so on. */
    public Map<String, String> console(String database) {
        return databases.console(database);
    }

    private TenantInspection look(TenantEntry tenant) {
        var schema = tenant.schema();
        try (var connection = databases.shardOwner(tenant.shard()).getConnection()) {
            try (var path = connection.createStatement()) {
                path.execute("set search_path to " + schema);
            }
            return counted(connection, tenant, schema);
        } catch (SQLException failed) {
            throw new CannotStartException("Network " + tenant.id() + " can't be inspected: " + failed.getMessage(),
                    failed);
        }
    }

    private TenantInspection counted(Connection connection, TenantEntry tenant, String schema) throws SQLException {
        var keys = new TreeMap<String, Integer>();
        if (tenant.served()) {
            try (var query = connection.createStatement();
                    var rows = query.executeQuery(KEYS)) {
                while (rows.next()) {
                    keys.put(rows.getString("kind"), rows.getInt("keys"));
                }
            }
        }
        boolean loginLess;
        try (var query = connection.prepareStatement(ROLE)) {
            query.setString(1, schema);
            try (var rows = query.executeQuery()) {
                loginLess = rows.next() && rows.getBoolean(1);
            }
        }
        try (var query = connection.prepareStatement(TABLES)) {
            query.setString(1, schema);
            try (var row = query.executeQuery()) {
                row.next();
                return new TenantInspection(
                        tenant, row.getInt("tables"), row.getLong("bytes"), loginLess, keys, folders(tenant.id()));
            }
        }
    }

    /** Every store keeps a tenant's files in a folder named after the tenant. */
    private List<TenantInspection.Folder> folders(TenantId tenant) {
        var found = new ArrayList<TenantInspection.Folder>();
        try (var stores = Files.list(folder.path())) {
            for (var store : stores.sorted().toList()) {
                var own = store.resolve(tenant.toString());
                if (Files.isDirectory(own)) {
                    found.add(measured(store.getFileName().toString(), own));
                }
            }
        } catch (IOException failed) {
            throw DataFolder.unwritable(folder.path(), failed);
        }
        return found;
    }

    private static TenantInspection.Folder measured(String store, Path own) throws IOException {
        long files = 0;
        long bytes = 0;
        try (var paths = Files.walk(own)) {
            for (var path : paths.filter(Files::isRegularFile).toList()) {
                files++;
                bytes += Files.size(path);
            }
        }
        return new TenantInspection.Folder(store, own, files, bytes);
    }
}
