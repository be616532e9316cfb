package org.aumbry.data;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import javax.sql.DataSource;
import org.aumbry.crypto.Randomness;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The programs that work on the same databases. Each holds a lock of its own on a connection that stays open: when the
 * program ends, in whatever way, the server frees the lock, and the others see that it is gone.
 */
public class Nodes implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Nodes.class);

    private final DataSource database;
    private final NodeRole role;
    private final int self;
    private Set<Long> seen = new HashSet<>();
    private @Nullable Connection connection;
    private @Nullable NodeStore store;

    Nodes(DataSource database, Randomness randomness) {
        this(database, NodeRole.ALL, randomness);
    }

    Nodes(DataSource database, NodeRole role, Randomness randomness) {
        this.database = database;
        this.role = role;
        this.self = ByteBuffer.wrap(randomness.bytes(Integer.BYTES)).getInt() & Integer.MAX_VALUE;
    }

    /**
     * Whether a program is gone that was there at the last call, or may be: while the database was away, nobody knows.
     */
    public synchronized boolean oneIsGone() {
        try {
            boolean known = store != null;
            var there = store().alive();
            boolean gone = known && !there.containsAll(seen) || !known && !seen.isEmpty();
            seen = there;
            return gone;
        } catch (SQLException | DataAccessException unreachable) {
            LOG.warn("The control database does not say which programs use it: {}", unreachable.toString());
            close();
            return false;
        }
    }

    /** How many programs work on the same databases now, this one included; 0 while the database does not say. */
    public synchronized int count() {
        try {
            return store().alive().size();
        } catch (SQLException | DataAccessException unreachable) {
            LOG.warn("The control database does not say which programs use it: {}", unreachable.toString());
            close();
            return 0;
        }
    }

    /** How many programs do the scheduled work now, this one included; 0 while the database does not say. */
    public synchronized int working() {
        try {
            return store().working().size();
        } catch (SQLException | DataAccessException unreachable) {
            LOG.warn("The control database does not say which programs use it: {}", unreachable.toString());
            close();
            return 0;
        }
    }

    /** How many other programs use the control database now; empty while it does not say. */
    public synchronized OptionalInt others() {
        try {
            return OptionalInt.of((int) store().alive().stream().filter(node -> node != self).count());
        } catch (SQLException | DataAccessException unreachable) {
            LOG.warn("The control database does not say which programs use it: {}", unreachable.toString());
            close();
            return OptionalInt.empty();
        }
    }

    /** This program's own number. */
    int number() {
        return self;
    }

    private NodeStore store() throws SQLException {
        if (store == null) {
            connection = database.getConnection();
            store = new NodeStore(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
            store.enter(self);
            if (role.works()) {
                store.enterWork(self);
            }
        }
        return store;
    }

    @Override
    public synchronized void close() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException lost) {
            LOG.debug("The connection was lost before it was closed: {}", lost.toString());
        } finally {
            connection = null;
            store = null;
        }
    }
}
