package org.aumbry.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a server from taking writes again after another one may have taken its place. Whoever set up the stand-by had
 * its name written into this server's own settings; a server that starts with such a name takes writes only after the
 * stand-by follows it again, which one that was promoted never does.
 *
 * <p>Shape of the setting: {@code aumbry.fence = 'name seconds'}, the seconds a start waits for it.
 */
final class StandByFence {

    static final String SETTING = "aumbry.fence";

    private static final Logger LOG = LoggerFactory.getLogger(StandByFence.class);
    private static final String READ_ONLY = "default_transaction_read_only";
    private static final List<String> OF_A_STAND_BY = List.of(SETTING, READ_ONLY, "synchronous_standby_names");
    private static final Duration STEP = Duration.ofMillis(200);
    private static final Pattern WRITTEN = Pattern.compile("aumbry\\.fence = '([a-z_]{1,30}) ([0-9]{1,5})'");

    private static final String FOLLOWED = """
            select exists (
                select
                  from pg_stat_replication
                 where application_name = ?
                   and state = 'streaming')
            """;

    private final Path settings;
    private final Path standBySign;

    /** @param cluster folder of the server's files */
    StandByFence(Path cluster) {
        settings = cluster.resolve("postgresql.auto.conf");
        standBySign = cluster.resolve("standby.signal");
    }

    /** Who must follow, and how long a start waits for that. */
    record Needed(String follower, Duration patience) {}

    /** Opens a connection with every right. */
    @FunctionalInterface
    interface Way {
        Connection open() throws SQLException;
    }

    /** Empty where nobody follows, or where this server follows another itself. */
    Optional<Needed> needed() throws IOException {
        if (Files.exists(standBySign) || !Files.exists(settings)) {
            return Optional.empty();
        }
        Optional<Needed> needed = Optional.empty();
        for (var line : Files.readAllLines(settings)) {
            var written = WRITTEN.matcher(line);
            if (written.find()) {
                needed = Optional.of(
                        new Needed(written.group(1), Duration.ofSeconds(Integer.parseInt(written.group(2)))));
            }
        }
        return needed;
    }

    /** Before a start: has the server begin without taking writes. */
    void raise() throws IOException {
        Files.writeString(settings, READ_ONLY + " = 'on'\n", StandardOpenOption.APPEND);
    }

    /**
     * After a start: takes writes once the stand-by follows.
     *
     * @return whether it did in time
     */
    boolean lower(Needed needed, Way way, Duration patience) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        LOG.info("This database server takes writes once its stand-by {} follows it", needed.follower());
        while (System.nanoTime() < until) {
            if (followed(needed.follower(), way)) {
                LOG.warn("The stand-by {} follows; writes are taken", needed.follower());
                return true;
            }
            Thread.sleep(STEP);
        }
        return false;
    }

    private static boolean followed(String follower, Way way) {
        try (var connection = way.open(); var query = connection.prepareStatement(FOLLOWED)) {
            query.setString(1, follower);
            boolean follows;
            try (var row = query.executeQuery()) {
                follows = row.next() && row.getBoolean(1);
            }
            if (follows) {
                lower(connection);
            }
            return follows;
        } catch (SQLException notYet) {
            LOG.debug("The server does not say who follows: {}", notYet.getSQLState());
            return false;
        }
    }

    private static void lower(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("alter system reset " + READ_ONLY);
            statement.execute("select pg_reload_conf()");
        }
    }

    /** No other server has taken this one's place, and none follows it: while it does not run. */
    void forget() throws IOException {
        if (!Files.exists(settings)) {
            return;
        }
        var kept = Files.readAllLines(settings).stream()
                .filter(line -> OF_A_STAND_BY.stream().noneMatch(line::startsWith))
                .toList();
        Files.write(settings, kept);
    }
}
