package org.aumbry.data;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.aumbry.crypto.Randomness;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The control database and the shards: who logs in where, and the pools of connections to them. */
final class Databases implements AutoCloseable {

    static final String CONTROL = "aumbry_control";
    static final String SHARD_PREFIX = "aumbry_shard_";

    private static final Logger LOG = LoggerFactory.getLogger(Databases.class);
    private static final int CONTROL_CONNECTIONS = 5;

    private final @Nullable EmbeddedPostgres embedded;
    private final DatabaseSettings settings;
    private final boolean owns;
    private final Login controlOwner;
    private final Map<String, Login> shardOwners = new TreeMap<>();
    private final Login controlUser;
    private final HikariDataSource control;
    private final Map<String, DataSource> shards = new LinkedHashMap<>();

    private Databases(
            DatabaseSettings settings,
            @Nullable EmbeddedPostgres embedded,
            Map<String, Supplier<String>> urls,
            @Nullable String ownerPassword,
            String userPassword) {
        this.settings = settings;
        this.embedded = embedded;
        this.owns = ownerPassword != null;
        var password = ownerPassword == null ? "" : ownerPassword;
        this.controlOwner = new Login(urls.get(CONTROL), settings.owner(), () -> password);
        this.controlUser = new Login(urls.get(CONTROL), settings.user(), () -> userPassword);
        this.control = pool("control", controlUser, CONTROL_CONNECTIONS);
        settings.shards().keySet().stream().sorted().forEach(shard -> {
            var url = urls.get(SHARD_PREFIX + shard);
            shardOwners.put(shard, new Login(url, settings.owner(), () -> password));
            shards.put(shard, pool("shard-" + shard, new Login(url, settings.user(), () -> userPassword),
                    settings.connections()));
        });
    }

    /** Reaches the databases: starts the embedded server, joins one that another process runs, or uses one given. */
    static Databases reach(DataFolder folder, DatabaseSettings settings, Randomness randomness) {
        return reach(folder, settings, NodeRole.ALL, randomness);
    }

    /** The same; a node that only answers people does without the owner's login, and so without its powers. */
    static Databases reach(DataFolder folder, DatabaseSettings settings, NodeRole role, Randomness randomness) {
        return settings.externalUrl().isPresent()
                ? external(settings, role.works())
                : embedded(folder, settings, randomness);
    }

    private static Databases embedded(DataFolder folder, DatabaseSettings settings, Randomness randomness) {
        var secrets = PostgresSecrets.in(folder, randomness);
        if (folder.isBeside()) {
            int port = EmbeddedPostgres.portOf(folder);
            return new Databases(
                    settings,
                    null,
                    urls(settings, name -> () -> "jdbc:postgresql://127.0.0.1:" + port + "/" + name),
                    secrets.owner(),
                    secrets.user());
        }
        var server = new EmbeddedPostgres(folder, secrets, settings);
        server.start();
        try {
            new Bootstrap(server, settings, secrets).run();
            return new Databases(
                    settings, server, urls(settings, name -> () -> server.url(name)), secrets.owner(), secrets.user());
        } catch (RuntimeException failed) {
            server.close();
            throw failed;
        }
    }

    private static Databases external(DatabaseSettings settings, boolean ownerNeeded) {
        var controlUrl = settings.externalUrl().orElseThrow();
        var databases = new Databases(
                settings,
                null,
                urls(settings, name -> () -> name.equals(CONTROL) ? controlUrl : beside(controlUrl, name)),
                ownerNeeded || settings.hasOwnerPassword()
                        ? required(settings.ownerPassword(), "aumbry.database.owner-password")
                        : null,
                required(settings.password(), "aumbry.database.password"));
        try {
            databases.check();
        } catch (RuntimeException refused) {
            databases.close();
            throw refused;
        }
        return databases;
    }

    private static Map<String, Supplier<String>> urls(
            DatabaseSettings settings, java.util.function.Function<String, Supplier<String>> byName) {
        var urls = new LinkedHashMap<String, Supplier<String>>();
        urls.put(CONTROL, byName.apply(CONTROL));
        settings.shards().forEach((shard, url) ->
                urls.put(SHARD_PREFIX + shard, url.isBlank() ? byName.apply(SHARD_PREFIX + shard) : () -> url));
        return urls;
    }

    /** The same server's other database: {@code jdbc:postgresql://host:5432/NAME?options}. */
    static String beside(String url, String database) {
        int options = url.indexOf('?') < 0 ? url.length() : url.indexOf('?');
        int name = url.lastIndexOf('/', options - 1);
        return url.substring(0, name + 1) + database + url.substring(options);
    }

    private static String required(@Nullable String value, String setting) {
        if (value == null || value.isBlank()) {
            throw new CannotStartException("aumbry.database.url names a server of your own, so " + setting
                    + " must be set too.");
        }
        return value;
    }

    private void check() {
        check(control, "the control database");
        if (owns) {
            check(controlOwner, "the control database");
            shardOwners.forEach((name, login) -> check(login, "the database of shard " + name));
        } else {
            shards.forEach((name, login) -> check(login, "the database of shard " + name));
        }
    }

    private static void check(DataSource login, String what) {
        try (var connection = login.getConnection()) {
            if (connection.getMetaData().getDatabaseMajorVersion() < 16) {
                throw new CannotStartException("Aumbry needs PostgreSQL 16 or newer for " + what + ".");
            }
        } catch (SQLException failed) {
            throw new CannotStartException("No way to " + what + " (" + failed.getMessage() + "): see"
                    + " docs/operate/install.md, \"A PostgreSQL server of your own\".", failed);
        }
    }

    /** Requests' connections to the control database. */
    DataSource control() {
        return control;
    }

    /** The way that the pool takes too; for a connection that stays open. */
    DataSource controlUser() {
        return controlUser;
    }

    /** Requests' connections to each shard, by its name. */
    Map<String, DataSource> shards() {
        return Map.copyOf(shards);
    }

    /** Connections outside the pools, as the login that serves requests: to the control database and each shard. */
    List<DataSource> logins() {
        return Stream.concat(Stream.of(control), shards.values().stream())
                .map(pool -> ((HikariDataSource) pool).getDataSource())
                .toList();
    }

    List<String> shardNames() {
        return List.copyOf(shards.keySet());
    }

    /** Whether this process logs in as the owner of schemas too, and so may migrate and make networks. */
    boolean owns() {
        return owns;
    }

    private void requireOwner() {
        if (!owns) {
            throw new CannotStartException("This process does not log in as the owner of the databases: have it done by"
                    + " one that does, a worker.");
        }
    }

    /** The owner's login to the control database; for migrations. */
    DataSource controlOwner() {
        requireOwner();
        return controlOwner;
    }

    /** The owner's login to a shard; for migrations and for making tenants. */
    DataSource shardOwner(String shard) {
        requireOwner();
        @Nullable Login login = shardOwners.get(shard);
        if (login == null) {
            throw new IllegalStateException("the directory names the shard " + shard + ", which is not configured");
        }
        return login;
    }

    /** The owner's way to a database ({@code control} or a shard's name), as PostgreSQL's own programs read it. */
    Map<String, String> console(String database) {
        requireOwner();
        var login = database.equals("control") ? controlOwner : shardOwners.get(database);
        if (login == null) {
            throw new CannotStartException(
                    "There is no database " + database + ": name control or one of the shards " + shardNames() + ".");
        }
        return login.console();
    }

    /** Name of the login that serves requests. */
    String user() {
        return settings.user();
    }

    @Nullable EmbeddedPostgres server() {
        return embedded;
    }

    @Override
    public void close() {
        control.close();
        shards.values().forEach(shard -> ((HikariDataSource) shard).close());
        if (embedded != null) {
            embedded.close();
        }
        LOG.debug("Databases closed");
    }

    private static HikariDataSource pool(String name, Login login, int size) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(login);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(20_000);
        config.setIdleTimeout(120_000);
        // A backend remembers every table it has met, of every tenant: measured in docs/performance-data.md.
        config.setMaxLifetime(600_000);
        config.setAutoCommit(true);
        // Connections are made when asked for: migrations come first.
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }
}
