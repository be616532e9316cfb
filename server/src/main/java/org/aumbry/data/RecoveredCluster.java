package org.aumbry.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.aumbry.crypto.Randomness;

/**
 * A cluster that was brought back from an archive or follows another, in a data folder of its own, on a port of its
 * own.
 *
 * <p>It never shares the mark of the server it was copied from: each would end the other's processes.
 */
public final class RecoveredCluster implements AutoCloseable {

    private static final Set<PosixFilePermission> OURS = PosixFilePermissions.fromString("rwx------");
    private static final Duration STEP = Duration.ofMillis(50);

    /** Of the whole process, as its sockets are. */
    private static final Set<EmbeddedPostgres> RUNNING = ConcurrentHashMap.newKeySet();

    private final DataFolder folder;
    private final PostgresSecrets secrets;
    private final EmbeddedPostgres server;

    private RecoveredCluster(DataFolder folder, PostgresSecrets secrets, EmbeddedPostgres server) {
        this.folder = folder;
        this.secrets = secrets;
        this.server = server;
    }

    /** Where the cluster's files belong within a data folder. */
    public static Path clusterOf(Path dataFolder) {
        return dataFolder.resolve("postgres/cluster");
    }

    /** Ports of those that this process has started and not closed. */
    static Set<Integer> running() {
        return RUNNING.stream().map(EmbeddedPostgres::port).collect(Collectors.toSet());
    }

    /** Puts the passwords a cluster was made with into a data folder, under a mark that no other server has. */
    public static void keepSecrets(Path dataFolder, byte[] secretsFile) {
        PostgresSecrets.copyInto(dataFolder, secretsFile, new Randomness());
    }

    /**
     * Starts the server on a cluster that lies in the data folder, as a user without rights, and waits until it
     * answers.
     *
     * @param programs where the server's programs are, or shall be, unpacked
     * @param options settings by their PostgreSQL names
     */
    public static RecoveredCluster start(Path dataFolder, Path programs, Map<String, String> options) {
        var folder = DataFolder.open(dataFolder);
        try {
            adopt(dataFolder.resolve("postgres"));
            var settings = new DatabaseSettings(
                    null, "aumbry_owner", null, "aumbry_app", null, null, 1, 0, "aumbry", programs, options, null);
            var secrets = PostgresSecrets.in(folder, new Randomness());
            var server = new EmbeddedPostgres(folder, secrets, settings);
            RUNNING.add(server);
            try {
                server.startOnce();
            } catch (RuntimeException failed) {
                RUNNING.remove(server);
                throw failed;
            }
            return new RecoveredCluster(folder, secrets, server);
        } catch (RuntimeException failed) {
            folder.close();
            throw failed;
        }
    }

    /** Waits until recovery has ended and the server takes writes. */
    public void awaitWritable(Duration patience) throws SQLException {
        var deadline = System.nanoTime() + patience.toNanos();
        while (inRecovery()) {
            if (System.nanoTime() > deadline) {
                throw new CannotStartException("The database did not reach the wanted time within "
                        + patience.toMinutes() + " minutes; its log is in the data folder.");
            }
            try {
                Thread.sleep(STEP);
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
                throw new CannotStartException("The restore was interrupted: start it again.", hurried);
            }
        }
    }

    /** Whether it still follows, or is still on its way to the wanted moment. */
    public boolean inRecovery() throws SQLException {
        try (var connection = superuser("postgres");
                var query = connection.createStatement();
                var row = query.executeQuery("select pg_is_in_recovery()")) {
            return row.next() && row.getBoolean(1);
        }
    }

    public Connection superuser(String database) throws SQLException {
        return ClusterAccess.connect(server.url(database), secrets.superuser(), false);
    }

    /** A connection to the server that another process runs from this folder. The caller closes it. */
    public static Connection connectBeside(Path dataFolder, String database) throws SQLException {
        var folder = DataFolder.beside(dataFolder);
        var url = "jdbc:postgresql://127.0.0.1:" + EmbeddedPostgres.portOf(folder) + "/" + database;
        return ClusterAccess.connect(url, PostgresSecrets.in(folder, new Randomness()).superuser(), false);
    }

    /**
     * Somebody says that no stand-by follows the server in this folder, which does not run now, and none has taken its
     * place: it takes writes with its next start, and waits for nobody.
     *
     * @return whether it was kept from that
     */
    public static boolean takesWritesAlone(Path dataFolder) {
        var fence = new StandByFence(clusterOf(dataFolder));
        try {
            boolean kept = fence.needed().isPresent();
            fence.forget();
            return kept;
        } catch (IOException failed) {
            throw DataFolder.unwritable(dataFolder, failed);
        }
    }

    public int port() {
        return server.port();
    }

    /** Process number of the server; for tests that end it. */
    public long pid() throws IOException {
        return server.pid();
    }

    @Override
    public void close() {
        server.close();
        RUNNING.remove(server);
        folder.close();
    }

    /** Gives every file below to the user the server runs as. */
    private static void adopt(Path home) {
        var user = ServerUser.choose("aumbry", home.resolve("no-cluster-yet"));
        try (var paths = Files.walk(home)) {
            for (var path : (Iterable<Path>) paths::iterator) {
                give(path, user);
            }
            Files.setPosixFilePermissions(home, OURS);
            Files.setPosixFilePermissions(home.resolve("cluster"), OURS);
        } catch (IOException failed) {
            throw new UncheckedIOException("the restored cluster could not be given to its user", failed);
        }
    }

    private static void give(Path path, ServerUser user) throws IOException {
        if (user instanceof ServerUser.Another another) {
            Files.setAttribute(path, "unix:uid", another.uid(), LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(path, "unix:gid", another.uid(), LinkOption.NOFOLLOW_LINKS);
        }
    }
}
