package org.aumbry.continuity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.aumbry.data.CannotStartException;
import org.aumbry.data.DataFolder;
import org.aumbry.data.RecoveredCluster;
import org.aumbry.data.RemoteCluster;

/**
 * A second database server that follows the first as it writes, ready to take its place when somebody says so.
 *
 * <p>Synchronous by choice: then the first acknowledges nothing that the second does not have durably.
 */
public final class StandBy implements AutoCloseable {

    private static final Duration PROMOTION = Duration.ofMinutes(5);
    private static final int PROMOTION_SECONDS = 60;
    private static final int FASTEST = 1 << 20;
    private static final int TELL_SECONDS = 10;
    private static final int MEGABYTE = 1 << 20;
    private static final String DUPLICATE = "42710";

    /** Written once the first server was told to take no writes without this one. */
    private static final String FENCES = "first-is-fenced";

    /** Written once the copy is whole; a copy that was broken off has none. */
    private static final String MARK = "stand-by";

    private final RemoteCluster primary;
    private final String name;
    private final Path folder;
    private final RecoveredCluster server;

    private StandBy(RemoteCluster primary, String name, Path folder, RecoveredCluster server) {
        this.primary = primary;
        this.folder = folder;
        this.name = name;
        this.server = server;
    }

    /** The same without a word. */
    public static StandBy follow(RemoteCluster primary, String name, Path folder, Path programs) {
        return follow(primary, name, folder, programs, said -> { });
    }

    /**
     * Copies the first server into the folder, unless that was done before, and follows it.
     *
     * @param name of this follower, from a to z and _
     * @param programs where the server's programs are, or shall be, unpacked
     * @param say is told what takes long
     */
    public static StandBy follow(
            RemoteCluster primary, String name, Path folder, Path programs, Consumer<String> say) {
        if (!name.matches("[a-z_]{1,30}")) {
            throw new CannotStartException("The name of a stand-by is made of a to z and _.");
        }
        try {
            if (Files.exists(folder.resolve(MARK))) {
                requireFollower(folder);
            } else {
                copyInto(primary, name, folder, say);
            }
            var options = new HashMap<String, String>();
            options.put("primary_conninfo",
                    primary.connectionText(passwordFile(folder), name));
            options.put("primary_slot_name", name);
            options.put("hot_standby", "on");
            options.put("recovery_target_timeline", "latest");
            return new StandBy(primary, name, folder, RecoveredCluster.start(folder, programs, options));
        } catch (IOException failed) {
            throw new CannotStartException("The server " + primary + " can't be followed: "
                    + CannotStartException.why(failed) + ".", failed);
        } catch (SQLException failed) {
            throw new CannotStartException(
                    "The server " + primary + " can't be followed: " + failed.getMessage(), failed);
        }
    }

    private static void requireFollower(Path folder) {
        if (!Files.exists(signal(folder))) {
            throw new CannotStartException("The stand-by in " + folder + " has taken the first one's place and follows"
                    + " nobody any more: start Aumbry with it, or name a new folder.");
        }
    }

    /** A copy that fails is taken away again: half of one looks like a whole one. */
    private static void copyInto(RemoteCluster primary, String name, Path folder, Consumer<String> say)
            throws IOException, SQLException {
        requireEmpty(folder);
        try {
            copy(primary, name, folder, say);
        } catch (IOException | SQLException | RuntimeException failed) {
            Restoration.empty(folder);
            throw failed;
        }
        Files.createFile(folder.resolve(MARK));
    }

    private static void requireEmpty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var there = Files.list(folder)) {
                if (there.findAny().isPresent()) {
                    throw new CannotStartException("The folder " + folder + " holds something else, or a copy that was"
                            + " broken off: empty it, or name a new one.");
                }
            }
        }
    }

    private static void copy(RemoteCluster primary, String name, Path folder, Consumer<String> say)
            throws IOException, SQLException {
        say.accept("Copying the server " + primary + " ...");
        try (var connection = primary.superuser("postgres")) {
            DataFolder.open(folder).close();
            RecoveredCluster.keepSecrets(folder, primary.secretsFile());
            Restoration.makeFolders(folder);
            makeSlot(primary, name);
            var tar = Files.createTempFile(folder, "base", ".tar");
            try (var out = Files.newOutputStream(tar)) {
                new ClusterCopy(connection, FASTEST, new Telling(say)).run(out);
            }
            try (var in = Files.newInputStream(tar)) {
                new Unpacker(RecoveredCluster.clusterOf(folder)).run(in);
            }
            Files.delete(tar);
            Files.createFile(signal(folder));
        }
    }

    private static Path signal(Path folder) {
        return RecoveredCluster.clusterOf(folder).resolve("standby.signal");
    }

    /** Says every ten seconds how far the copy is. */
    private static final class Telling implements ClusterCopy.Progress {

        private final Consumer<String> say;
        private long next = System.nanoTime() + Duration.ofSeconds(TELL_SECONDS).toNanos();

        Telling(Consumer<String> say) {
            this.say = say;
        }

        @Override
        public void at(long doneBytes, long allBytes) {
            if (System.nanoTime() > next) {
                next = System.nanoTime() + Duration.ofSeconds(TELL_SECONDS).toNanos();
                say.accept(doneBytes / MEGABYTE + " of " + allBytes / MEGABYTE + " MB");
            }
        }
    }

    private static void makeSlot(RemoteCluster primary, String name) throws SQLException {
        try (var connection = primary.replication();
                var statement = connection.createStatement()) {
            statement.execute("CREATE_REPLICATION_SLOT " + name + " PHYSICAL RESERVE_WAL");
        } catch (SQLException there) {
            if (!DUPLICATE.equals(there.getSQLState())) {
                throw there;
            }
        }
    }

    /** Has the first server wait for this one with every commit, or no longer. */
    public void synchronous(boolean wanted) throws SQLException {
        try (var connection = primary.superuser("postgres");
                var statement = connection.createStatement()) {
            var names = wanted ? "FIRST 1 (" + name + ")" : "";
            statement.execute("alter system set synchronous_standby_names = '" + names + "'");
            statement.execute("select pg_reload_conf()");
        }
    }

    /**
     * Has the first server, whenever it starts, take writes only once this one follows it again: after this one has
     * taken its place it never does.
     *
     * @param patience how long a start waits for this one before it is refused
     */
    public void fence(Duration patience) throws SQLException {
        try (var connection = primary.superuser("postgres");
                var statement = connection.createStatement()) {
            statement.execute("alter system set aumbry.fence = '" + name + " " + patience.toSeconds() + "'");
            statement.execute("select pg_reload_conf()");
        }
        try {
            Files.writeString(folder.resolve(FENCES), primary + "\n");
        } catch (IOException failed) {
            throw new CannotStartException("The folder " + folder + " can't be written.", failed);
        }
    }

    /** Whether the first server was told to take no writes without the stand-by in this folder. */
    static boolean fences(Path folder) {
        return Files.exists(folder.resolve(FENCES));
    }

    static Path passwordFile(Path folder) {
        return folder.resolve("postgres/primary-password");
    }

    /** How far this one is behind, in bytes of the log, as the first sees it; empty when it is not following. */
    public Optional<Long> bytesBehind() throws SQLException {
        try (var connection = primary.superuser("postgres");
                var query = connection.prepareStatement("""
                        select pg_current_wal_lsn() - replay_lsn
                          from pg_stat_replication
                         where application_name = ?
                           and state = 'streaming'
                        """)) {
            query.setString(1, name);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
            }
        }
    }

    /** Takes the first server's place. Whoever says so has made sure that the first one is gone. */
    public void promote() throws SQLException {
        try (var connection = server.superuser("postgres")) {
            promote(connection);
        }
        server.awaitWritable(PROMOTION);
    }

    static void promote(java.sql.Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            // The one that was copied may have waited for this one; nobody follows this one yet.
            statement.execute("alter system reset synchronous_standby_names");
            statement.execute("alter system reset aumbry.fence");
            statement.execute("alter system reset default_transaction_read_only");
            statement.execute("select pg_promote(true, " + PROMOTION_SECONDS + ")");
            statement.execute("select pg_reload_conf()");
        }
    }

    /** Whether a folder holds a stand-by, running or not. */
    public static boolean isIn(Path folder) {
        return Files.exists(folder.resolve(MARK));
    }

    /**
     * Puts the stand-by in this folder in the first one's place. Another process may be running it; where its machine
     * was started anew, or its command was ended, it is run for as long as that takes: the first one need not answer.
     */
    public static Promotion.Outcome promote(Path folder) {
        if (!isIn(folder) && !Files.exists(signal(folder))) {
            throw new CannotStartException("There is no stand-by in " + folder
                    + ": name the folder that standby --into made.");
        }
        requireFollower(folder);
        if (DataFolder.inUse(folder)) {
            return Promotion.run(folder);
        }
        try (var _ = RecoveredCluster.start(folder, folder, Map.of("hot_standby", "on"))) {
            return Promotion.run(folder);
        }
    }

    /** Whether it has taken the first server's place. */
    public boolean leads() throws SQLException {
        return !server.inRecovery();
    }

    public int port() {
        return server.port();
    }

    public RecoveredCluster server() {
        return server;
    }

    @Override
    public void close() {
        server.close();
    }
}
