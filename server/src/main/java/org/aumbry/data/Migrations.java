package org.aumbry.data;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.aumbry.crypto.Hashes;
import org.aumbry.kernel.TenantId;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Brings the control database and every tenant's schema to this version of the program.
 *
 * <p>A tenant whose migration fails is marked, told in the log, and not served until a later start succeeds; the others
 * are served. A run that was stopped goes on where it stopped.
 */
final class Migrations {

    static final String HISTORY_TABLE = "schema_version";

    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);
    /** Keeps the names of what lies in the program, which are many: it is asked more than once. */
    private static final PathMatchingResourcePatternResolver PROGRAM =
            new PathMatchingResourcePatternResolver(Migrations.class.getClassLoader());

    private static final String CONTROL_SCRIPTS = "db/control";
    private static final String TENANT_SCRIPTS = "db/tenant";
    private static final String NOBODYS_SCHEMA = "t_none";

    /** The mark is the comment of the second column, {@code version}. */
    private static final String CONTROL_MARK =
            "select col_description(to_regclass('public." + HISTORY_TABLE + "'), 2)";

    private final Databases databases;
    private final List<String> tenantScripts;
    private final String fingerprint;
    private final String controlFingerprint;
    private @Nullable FreshSchema fresh;

    Migrations(Databases databases, List<String> moreTenantScripts) {
        this.databases = databases;
        var scripts = new ArrayList<String>();
        scripts.add("classpath:" + TENANT_SCRIPTS);
        scripts.addAll(moreTenantScripts);
        this.tenantScripts = List.copyOf(scripts);
        this.fingerprint = fingerprint(scripts);
        this.controlFingerprint = fingerprint(List.of("classpath:" + CONTROL_SCRIPTS));
    }

    /** Names the exact set of tenant migrations of this program. */
    String fingerprint() {
        return fingerprint;
    }

    /** A control database that carries the mark of exactly these migrations is left as it is: starts are quicker so. */
    void migrateControl() {
        try {
            if (controlFingerprint.equals(controlMark())) {
                return;
            }
            if (!databases.owns()) {
                throw new CannotStartException("The control database is not of this version, and this process may not"
                        + " change it: start a worker of this version first.");
            }
            flyway(databases.controlOwner(), "public")
                    .locations("classpath:" + CONTROL_SCRIPTS)
                    .placeholders(Map.of("user", databases.user()))
                    .load()
                    .migrate();
            markControl();
        } catch (FlywayException failed) {
            throw new CannotStartException("The control database could not be brought to this version: "
                    + reason(failed)
                    + " Nothing was changed; start the earlier version, or correct what it says.", failed);
        }
    }

    private @Nullable String controlMark() {
        var login = databases.owns() ? databases.controlOwner() : databases.controlUser();
        try (var connection = login.getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery(CONTROL_MARK)) {
            return found.next() ? found.getString(1) : null;
        } catch (SQLException failed) {
            throw new FlywayException("the control database can't be asked for its version", failed);
        }
    }

    private void markControl() {
        try (var connection = databases.controlOwner().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("comment on column public." + HISTORY_TABLE + ".version is '" + controlFingerprint + "'");
        } catch (SQLException failed) {
            throw new FlywayException("the control database can't keep its version", failed);
        }
    }

    /** Migrates all tenants that are not of this version yet. */
    void migrateTenants(TenantDirectory directory) {
        var waiting = directory.all().stream()
                .filter(tenant -> !tenant.migrated() && !tenant.closed())
                .toList();
        if (!databases.owns()) {
            if (!waiting.isEmpty()) {
                LOG.warn("{} networks are not served until a worker has migrated them", waiting.size());
            }
            return;
        }
        int done = 0;
        int failed = 0;
        for (var tenant : waiting) {
            done++;
            if (tenant.state().equals("creating")) {
                LOG.info("Network {} was not finished when it was made; making it again finishes it", tenant.id());
                continue;
            }
            LOG.info("Migrating network {} of {}", done, waiting.size());
            try {
                migrate(tenant.id(), tenant.shard());
                directory.markMigrated(tenant.id());
            } catch (FlywayException refused) {
                failed++;
                directory.markFailed(tenant.id(), reason(refused));
                LOG.error("Network {} could not be migrated and is not served: {}", tenant.id(), reason(refused));
            }
        }
        if (failed > 0) {
            LOG.error("{} of {} networks are not served until their migration succeeds at a later start", failed,
                    waiting.size());
        }
    }

    /**
     * Makes the tenant's role and schema where they are missing, and all its tables. May be repeated.
     *
     * <p>All of it is one transaction, so what was interrupted left nothing. Only a schema that has something in it, of
     * an earlier version of the program that was interrupted, goes the way of those that are there already.
     */
    void provision(TenantId tenant, String shard) {
        var schema = Schemas.of(tenant);
        var everything = fresh(shard).in(schema);
        try (var connection = databases.shardOwner(shard).getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.setEscapeProcessing(false);
            statement.execute(room(schema));
            boolean inOneGo = isEmpty(statement, schema);
            if (inOneGo) {
                statement.execute(everything);
            }
            connection.commit();
            if (inOneGo) {
                return;
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("a tenant's schema could not be made: " + failed.getMessage(), failed);
        }
        migrate(tenant, shard);
    }

    /** A tenant's role and schema, where they are missing, and what the role may do there. */
    String room(String schema) {
        return """
                do $$
                begin
                    if not exists (select from pg_roles where rolname = '%1$s') then
                        create role %1$s nologin noinherit;
                    end if;
                end $$;
                grant %1$s to %2$s with inherit false, set true;
                create schema if not exists %1$s;
                grant usage on schema %1$s to %1$s;
                alter default privileges in schema %1$s
                      grant select, insert, update, delete on tables to %1$s;
                alter default privileges in schema %1$s
                      grant usage, select on sequences to %1$s;
                """.formatted(schema, databases.user());
    }

    private static boolean isEmpty(Statement statement, String schema) throws SQLException {
        try (var found = statement.executeQuery("select not exists (select from pg_class where relnamespace = '"
                + schema + "'::regnamespace)")) {
            return found.next() && found.getBoolean(1);
        }
    }

    /** The same for all tenants, so Flyway is asked but once what it would do in a schema that has nothing. */
    private synchronized FreshSchema fresh(String shard) {
        if (fresh == null) {
            try {
                var scripts = new ArrayList<Resource>();
                for (var location : tenantScripts) {
                    scripts.addAll(scripts(location));
                }
                fresh = FreshSchema.of(tenantFlyway(NOBODYS_SCHEMA, shard).info().all(), scripts);
            } catch (IOException unreadable) {
                throw new IllegalStateException("the program's own migrations can't be read", unreadable);
            }
        }
        return fresh;
    }

    /** One script after the other, those that the tenant has not yet. */
    void migrate(TenantId tenant, String shard) {
        tenantFlyway(Schemas.of(tenant), shard).migrate();
    }

    private Flyway tenantFlyway(String schema, String shard) {
        return flyway(databases.shardOwner(shard), schema)
                .locations(tenantScripts.toArray(String[]::new))
                .placeholders(Map.of("role", schema, "schema", schema))
                .load();
    }

    private static org.flywaydb.core.api.configuration.FluentConfiguration flyway(DataSource owner, String schema) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(owner)
                .schemas(schema)
                .defaultSchema(schema)
                .createSchemas(false)
                .table(HISTORY_TABLE)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .group(true)
                // Numbers order a module's own migrations; each module has its range, so a later release may fill a
                // gap.
                .outOfOrder(true)
                .cleanDisabled(true)
                .validateMigrationNaming(true)
                .connectRetries(0);
    }

    private static String reason(FlywayException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql.getMessage().lines().findFirst().orElse("SQL state " + sql.getSQLState()) + ".";
            }
        }
        return failed.getMessage().lines().findFirst().orElse("no reason was given") + ".";
    }

    private static String fingerprint(List<String> locations) {
        var digest = Hashes.sha256();
        try {
            for (var location : locations) {
                for (var script : scripts(location)) {
                    digest.update(String.valueOf(script.getFilename())
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8));
                    digest.update(script.getContentAsByteArray());
                }
            }
        } catch (IOException unreadable) {
            throw new IllegalStateException("the program's own migrations can't be read", unreadable);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static List<Resource> scripts(String location) throws IOException {
        var found = PROGRAM.getResources(location.replace("classpath:", "classpath*:").replace("filesystem:", "file:")
                + "/V*.sql");
        return Arrays.stream(found)
                .sorted(Comparator.comparing(resource -> String.valueOf(resource.getFilename())))
                .toList();
    }
}
