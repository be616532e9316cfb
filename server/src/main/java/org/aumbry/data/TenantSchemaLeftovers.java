package org.aumbry.data;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.aumbry.kernel.TenantId;
import org.springframework.stereotype.Component;

/** The schema of a tenant with all its tables, and its role. */
@Component
class TenantSchemaLeftovers implements TenantLeftovers {

    static final String THERE = """
            select (select count(*) from pg_namespace where nspname = ?)
                 + (select count(*) from pg_roles where rolname = ?)
            """;

    /** Somebody's last transaction may still look at the tables: then it is tried again later. */
    static final String PATIENCE = "set local lock_timeout = '10s'";

    private final Databases databases;
    private final TenantDirectory directory;

    TenantSchemaLeftovers(Databases databases, TenantDirectory directory) {
        this.databases = databases;
        this.directory = directory;
    }

    @Override
    public String what() {
        return "schema";
    }

    @Override
    public Where where() {
        return Where.SHARED;
    }

    @Override
    public long count(TenantId tenant) throws IOException {
        var entry = directory.find(tenant);
        if (entry.isEmpty()) {
            return 0;
        }
        try (var connection = databases.shardOwner(entry.get().shard()).getConnection()) {
            return count(connection, entry.get().schema());
        } catch (SQLException failed) {
            throw new IOException("a shard can't be asked: SQL state " + failed.getSQLState(), failed);
        }
    }

    /** In one transaction: either all is there or nothing. */
    @Override
    public long remove(TenantId tenant) throws IOException {
        var entry = directory.find(tenant).orElseThrow();
        if (!entry.closed()) {
            throw new IllegalStateException("the tables of a tenant that has keys are not removed");
        }
        var schema = entry.schema();
        try (var connection = databases.shardOwner(entry.shard()).getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            long there = count(connection, schema);
            statement.execute(PATIENCE);
            statement.execute("drop schema if exists " + schema + " cascade");
            statement.execute("drop role if exists " + schema);
            connection.commit();
            return there;
        } catch (SQLException failed) {
            throw new IOException("a schema could not be removed: SQL state " + failed.getSQLState(), failed);
        }
    }

    private static long count(Connection connection, String schema) throws SQLException {
        try (var query = connection.prepareStatement(THERE)) {
            query.setString(1, schema);
            query.setString(2, schema);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
