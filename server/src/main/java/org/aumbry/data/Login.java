package org.aumbry.data;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import org.postgresql.Driver;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Opens connections to one database as one user. The address is asked each time: the embedded server may move. */
final class Login extends AbstractDataSource {

    private static final Driver DRIVER = new Driver();

    private final Supplier<String> url;
    private final String user;
    private final Supplier<String> password;

    Login(Supplier<String> url, String user, Supplier<String> password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    @Override
    public Connection getConnection() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password.get());
        properties.setProperty("ApplicationName", "aumbry");
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("reWriteBatchedInserts", "true");
        // A server's detail line names values of rows; it must reach no log.
        properties.setProperty("logServerErrorDetail", "false");
        var connection = DRIVER.connect(url.get(), properties);
        if (connection == null) {
            throw new SQLException("no PostgreSQL address: it must begin with jdbc:postgresql:", "08001");
        }
        return connection;
    }

    /** The same way in the variables that PostgreSQL's own programs read. */
    Map<String, String> console() {
        var parsed = Driver.parseURL(url.get(), new Properties());
        if (parsed == null) {
            throw new CannotStartException("no PostgreSQL address: it must begin with jdbc:postgresql:");
        }
        return Map.of(
                "PGHOST", parsed.getProperty("PGHOST", "localhost"),
                "PGPORT", parsed.getProperty("PGPORT", "5432"),
                "PGDATABASE", parsed.getProperty("PGDBNAME", ""),
                "PGUSER", user,
                "PGPASSWORD", password.get());
    }

    @Override
    public Connection getConnection(String otherUser, String otherPassword) {
        throw new UnsupportedOperationException("this login has one user");
    }

    /** Fixed; the pool asks all the same. */
    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public PrintWriter getLogWriter() {
        throw new UnsupportedOperationException("logs go through SLF4J");
    }

    @Override
    public String toString() {
        return "login of " + user;
    }
}
