package org.aumbry.data;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.TenantId;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Hears on every database which tenants' keys were changed or withdrawn anywhere, and forgets them here. A node that
 * can't hear holds nothing: it forgets all keys each time it has to begin to listen again.
 */
@Component
class KeyWatch implements DisposableBean {

    static final String CHANNEL = "aumbry_keys";

    /** Said behind the tenant when not only the keys have to go. */
    static final String WITHDRAWN = " withdrawn";

    private static final Logger LOG = LoggerFactory.getLogger(KeyWatch.class);
    private static final int HEAR_MILLIS = 1_000;
    private static final int ANSWER_MILLIS = 4_000;
    private static final long PAUSE_NANOS = 1_000_000_000L;

    private final Databases databases;
    private final TenantKeys keys;
    private final ApplicationEventPublisher events;
    private final List<Thread> threads = new ArrayList<>();
    private final Set<DataSource> heard = ConcurrentHashMap.newKeySet();
    private volatile boolean ended;

    KeyWatch(Databases databases, TenantKeys keys, ApplicationEventPublisher events) {
        this.databases = databases;
        this.keys = keys;
        this.events = events;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        for (var login : databases.logins()) {
            threads.add(Thread.ofVirtual().name("key-watch").start(() -> listen(login)));
        }
    }

    /** Whether changes made on every database are heard of now. */
    boolean listens() {
        return heard.size() == databases.logins().size();
    }

    @Override
    public void destroy() {
        ended = true;
        threads.forEach(Thread::interrupt);
    }

    private void listen(DataSource login) {
        boolean told = false;
        while (!ended) {
            try (var connection = login.getConnection()) {
                connection.setNetworkTimeout(Runnable::run, ANSWER_MILLIS);
                execute(connection, "listen " + CHANNEL);
                // What was said while nobody listened is not known.
                keys.forgetAll();
                told = false;
                heard.add(login);
                hear(connection);
            } catch (SQLException lost) {
                heard.remove(login);
                keys.forgetAll();
                if (!ended && !told) {
                    LOG.warn("Changes of keys can't be heard of, so none is kept in memory: {}", lost.getMessage());
                    told = true;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private void hear(Connection connection) throws SQLException {
        var heard = connection.unwrap(PGConnection.class);
        while (!ended) {
            var notifications = heard.getNotifications(HEAR_MILLIS);
            if (notifications == null || notifications.length == 0) {
                // A connection that was cut somewhere on its way stays silent; only asking shows it.
                execute(connection, "select 1");
                continue;
            }
            for (var each : notifications) {
                withdraw(each.getParameter());
            }
        }
    }

    private void withdraw(@Nullable String said) {
        try {
            var words = String.valueOf(said).split(" ", 2);
            var tenant = TenantId.parse(words[0]);
            keys.forget(tenant);
            if (words.length > 1) {
                events.publishEvent(new KeysWithdrawn(tenant));
            }
        } catch (Refusal unreadable) {
            keys.forgetAll();
        } catch (RuntimeException failed) {
            LOG.error("What was opened with keys that were withdrawn could not be let go", failed);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
