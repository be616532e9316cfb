package org.aumbry.data;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of our own: a child process without rights, reachable over loopback with a password only.
 *
 * <p>A small shell stands between: it waits on a pipe from us and stops the server when the pipe closes, so the server
 * ends with this process however that ends. A server that dies by itself is started again.
 */
final class EmbeddedPostgres implements AutoCloseable {

    static final String SUPERUSER = "postgres";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration TELL_AFTER = Duration.ofSeconds(3);
    private static final Duration STOP_LIMIT = Duration.ofMinutes(10);
    private static final long POLL_MILLIS = 20;
    private static final int START_TRIES = 4;
    private static final int LOG_TAIL_LINES = 6;
    private static final int PID_FILE_PORT_LINE = 3;

    /** Runs the server, stops it (fast) when the pipe from us ends, and ends with it. */
    private static final String WATCH = """
            log=$1; shift
            "$@" >>"$log" 2>&1 </dev/null &
            server=$!
            exec 3<&0 0</dev/null
            ( while read -r line <&3; do :; done; kill -INT "$server" 2>/dev/null ) &
            reader=$!
            exec 3<&-
            wait "$server"
            status=$?
            kill "$reader" 2>/dev/null
            exit $status
            """;

    private static final String ACCESS_RULES = """
            # Written by Aumbry at each start. Everybody needs a password, over loopback only.
            local all         all               scram-sha-256
            host  all         all 127.0.0.1/32  scram-sha-256
            host  replication all 127.0.0.1/32  scram-sha-256
            """;

    private final Path home;
    private final Path cluster;
    private final Path startLog;
    private final StandByFence fence;
    private final DataFolder folder;
    private final PostgresSecrets secrets;
    private final DatabaseSettings settings;
    private @Nullable Path binaries;
    private @Nullable ServerUser user;
    private volatile @Nullable Process watch;
    private volatile int port;
    private volatile boolean stopping;
    private volatile boolean once;
    private Optional<FollowersDoor> door = Optional.empty();

    EmbeddedPostgres(DataFolder folder, PostgresSecrets secrets, DatabaseSettings settings) {
        this.folder = folder;
        this.secrets = secrets;
        this.settings = settings;
        this.home = folder.path().resolve("postgres");
        this.cluster = new Cluster(home, secrets).path();
        this.startLog = home.resolve("start.log");
        this.fence = new StandByFence(cluster);
    }

    /** Port of the server that another process runs from this folder. */
    static int portOf(DataFolder folder) {
        var pidFile = folder.path().resolve("postgres/cluster/postmaster.pid");
        try {
            var lines = Files.readAllLines(pidFile);
            return Integer.parseInt(lines.get(PID_FILE_PORT_LINE).strip());
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException notRunning) {
            throw new CannotStartException(
                    "The database server of " + folder + " is not running: start Aumbry first.", notRunning);
        }
    }

    /** Starts the server, making the cluster when there is none and ending what an earlier process left running. */
    synchronized void start() {
        binaries = PostgresBinaries.unpack(settings.programs() == null ? folder.path() : settings.programs());
        user = ServerUser.choose(settings.systemUser(), cluster);
        openTo(user);
        new Cluster(home, secrets).prepare(Path.of(program("initdb")), user);
        requireNoFollower();
        door = FollowersDoor.of(settings);
        door.ifPresent(each -> each.open(home, user));
        launch();
        awaitStandBy();
    }

    /** The same for a server that is not started again when it ends: it has a task and then it is done. */
    void startOnce() {
        once = true;
        start();
    }

    int port() {
        return port;
    }

    /** The address at which stand-bys on other machines are answered. */
    Optional<String> followersAddress() {
        return door.map(FollowersDoor::address);
    }

    /** A stand-by takes no writes: nothing can be served from it before it is promoted. */
    private void requireNoFollower() {
        if (!once && Files.exists(cluster.resolve("standby.signal"))) {
            throw new CannotStartException("The folder " + folder + " holds a stand-by of another server: say"
                    + " ./aumbry promote " + folder + " first, and only when that one is gone.");
        }
    }

    /** Process number of the server itself; for tests that kill it. */
    long pid() throws IOException {
        return Long.parseLong(Files.readAllLines(cluster.resolve("postmaster.pid")).getFirst().strip());
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Stops the server after it has ended its connections and written everything. */
    @Override
    public synchronized void close() {
        stopping = true;
        var running = watch;
        if (running == null) {
            return;
        }
        try {
            running.getOutputStream().close();
            if (!running.waitFor(TELL_AFTER.toSeconds(), TimeUnit.SECONDS)) {
                LOG.info("PostgreSQL is writing what is still in memory");
            }
            if (!running.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("PostgreSQL did not stop within {} minutes and is ended; it recovers at the next start",
                        STOP_LIMIT.toMinutes());
                endOrphans();
            }
        } catch (IOException pipeGone) {
            endOrphans();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        watch = null;
    }

    /** Lets the server's user reach its folder and nothing else of ours. */
    private void openTo(ServerUser serverUser) {
        try {
            if (serverUser instanceof ServerUser.Another) {
                Files.setPosixFilePermissions(folder.path(), PosixFilePermissions.fromString("rwx--x--x"));
            }
            Files.createDirectories(home);
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
            serverUser.own(home);
        } catch (IOException failed) {
            throw DataFolder.unwritable(home, failed);
        }
    }

    /** Where another server may have taken this one's place: nobody is served before it is known that it has not. */
    private void awaitStandBy() {
        try {
            var needed = fence.needed();
            if (needed.isPresent() && !fence.lower(needed.get(), this::superuser, needed.get().patience())) {
                close();
                throw new CannotStartException("The stand-by " + needed.get().follower() + " does not follow this"
                        + " database server any more: it may have taken its place, so this one takes no writes. If it"
                        + " has not, start both again; if it is lost, say so with: aumbry promote " + folder.path());
            }
        } catch (IOException failed) {
            throw DataFolder.unwritable(cluster, failed);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new CannotStartException("The start was interrupted: start again.", hurried);
        }
    }

    /** The same for a server that was started again while the program runs. */
    private void takeWritesWhenFollowed() {
        try {
            var needed = fence.needed();
            while (needed.isPresent() && !stopping && !fence.lower(needed.get(), this::superuser, TELL_AFTER)) {
                needed = fence.needed();
            }
        } catch (IOException failed) {
            LOG.error("Whether PostgreSQL may take writes can't be read: {}", failed.toString());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private java.sql.Connection superuser() throws SQLException {
        return ClusterAccess.connect(url("postgres"), secrets.superuser(), false);
    }

    private void launch() {
        endOrphans();
        raiseFence();
        var firstFailure = "";
        for (int attempt = 1; attempt <= START_TRIES; attempt++) {
            port = choosePort();
            var failure = tryLaunch();
            if (failure == null) {
                return;
            }
            firstFailure = failure;
            endOrphans();
        }
        throw new CannotStartException("The database server does not start: " + firstFailure + " Its log is in " + home
                + ".");
    }

    private void raiseFence() {
        try {
            if (fence.needed().isPresent()) {
                fence.raise();
            }
        } catch (IOException failed) {
            throw DataFolder.unwritable(cluster, failed);
        }
    }

    private int choosePort() {
        try (var socket = new ServerSocket(settings.port(), 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException taken) {
            throw new CannotStartException("The port " + settings.port() + " of the database server is taken: end the"
                    + " program that has it, or set aumbry.database.port to 0.", taken);
        }
    }

    /** Starts the server and waits until it takes connections; answers what went wrong, or null. */
    private @Nullable String tryLaunch() {
        var serverUser = java.util.Objects.requireNonNull(user);
        try {
            Files.writeString(
                    cluster.resolve("pg_hba.conf"), ACCESS_RULES + door.map(FollowersDoor::rules).orElse(""));
            Files.deleteIfExists(startLog);
            var process = new ProcessBuilder(serverUser.command(serverCommand()));
            Cluster.clean(process);
            process.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
            var started = process.start();
            watch = started;
            var failure = awaitReady(started);
            if (failure == null) {
                started.onExit().thenRunAsync(() -> restart(started));
            } else {
                started.getOutputStream().close();
                started.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
            }
            return failure;
        } catch (IOException failed) {
            return failed.getMessage() + ".";
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new CannotStartException("The start was interrupted: start again.", hurried);
        }
    }

    private List<String> serverCommand() {
        var command = new ArrayList<String>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            // Out of the terminal's reach: Ctrl-C must stop the requests first, then the databases.
            command.add("/usr/bin/setsid");
        }
        command.addAll(List.of("/bin/sh", "-c", WATCH, "aumbry-postgres", startLog.toString(), program("postgres"),
                "-D", cluster.toString()));
        options().forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return command;
    }

    private Map<String, String> options() {
        var options = ServerOptions.of(home);
        options.put("cluster_name", secrets.mark());
        options.put("port", String.valueOf(port));
        door.ifPresent(each -> options.putAll(each.options(home)));
        options.putAll(settings.options());
        return options;
    }

    private @Nullable String awaitReady(Process started) throws InterruptedException {
        var deadline = System.nanoTime() + START_LIMIT.toNanos();
        var patience = System.nanoTime() + TELL_AFTER.toNanos();
        var told = false;
        while (System.nanoTime() < deadline) {
            if (!started.isAlive()) {
                return lastLines(log());
            }
            var refused = connectOnce();
            if (refused == null) {
                return null;
            }
            if (!told && System.nanoTime() > patience) {
                LOG.info("PostgreSQL is still recovering ({})", refused);
                told = true;
            }
            Thread.sleep(POLL_MILLIS);
        }
        return "it was not ready after " + START_LIMIT.toMinutes() + " minutes.";
    }

    private @Nullable String connectOnce() {
        try (var connection = new Login(() -> url("postgres"), SUPERUSER, secrets::superuser).getConnection()) {
            return connection.isValid(5) ? null : "08000 not valid";
        } catch (SQLException notYet) {
            return notYet.getSQLState() + " " + notYet.getMessage();
        }
    }

    private synchronized void restart(Process ended) {
        if (stopping || once || watch != ended) {
            return;
        }
        LOG.warn("PostgreSQL ended by itself and is started again");
        try {
            ended.getOutputStream().close();
            launch();
            Thread.ofVirtual().name("stand-by").start(this::takeWritesWhenFollowed);
            LOG.warn("PostgreSQL runs again");
        } catch (IOException | CannotStartException failed) {
            LOG.error("PostgreSQL could not be started again: {}", failed.getMessage());
        }
    }

    /** Ends every server process of this cluster that nobody watches any more, then forgets its process number. */
    private void endOrphans() {
        new ServerProcesses(secrets.mark()).end();
        try {
            if (Files.deleteIfExists(cluster.resolve("postmaster.pid"))) {
                LOG.info("The earlier run did not stop cleanly; PostgreSQL recovers");
            }
        } catch (IOException failed) {
            throw DataFolder.unwritable(cluster, failed);
        }
    }

    private String program(String name) {
        return java.util.Objects.requireNonNull(binaries).resolve("bin").resolve(name).toString();
    }

    private List<String> log() {
        try {
            return Files.exists(startLog) ? Files.readAllLines(startLog) : List.of();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    static String lastLines(List<String> lines) {
        var tail = lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size());
        return tail.isEmpty() ? "it ended without a word." : String.join(" ", tail);
    }
}
