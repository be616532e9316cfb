package org.aumbry.data;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;

/**
 * Tries the database's door from outside: the embedded server must not answer on any address of this machine but the
 * loopback one and must not let anybody in without the password; a server of one's own must have a private address.
 */
@Component
class DatabaseDoorProbe implements Probe {

    private static final int PATIENCE_MILLIS = 500;
    private static final String WRONG_PASSWORD = "28P01";
    private static final String NOT_ALLOWED = "28000";

    private final Databases databases;

    DatabaseDoorProbe(Databases databases) {
        this.databases = databases;
    }

    @Override
    public String id() {
        return "data.database-door";
    }

    @Override
    public List<String> promises() {
        return List.of("ELI-16");
    }

    @Override
    public Reach reach() {
        return Reach.INSTALLATION;
    }

    @Override
    public Result look() {
        var server = databases.server();
        return server == null ? lookAtOther() : lookAtOwn(server);
    }

    private static Result lookAtOwn(EmbeddedPostgres server) {
        var door = server.followersAddress().orElse("");
        var addresses = outerAddresses().stream()
                .filter(address -> !address.getHostAddress().equals(door))
                .toList();
        long answering = addresses.stream().filter(address -> answers(address, server.port())).count();
        boolean lets = letsIn(() -> server.url("postgres"), WRONG_PASSWORD);
        boolean plain = !door.isEmpty() && letsIn(
                () -> "jdbc:postgresql://" + door + ":" + server.port() + "/postgres?sslmode=disable", NOT_ALLOWED);
        var observed = "The database answered on " + answering + " of " + addresses.size()
                + " addresses other than loopback and " + (lets ? "let someone in" : "refused everybody")
                + " with a wrong password."
                + (door.isEmpty() ? "" : " At the stand-bys' address it "
                        + (plain ? "spoke without TLS." : "refused to speak without TLS."));
        return answering == 0 && !lets && !plain ? Result.holds(observed) : Result.fails(observed);
    }

    private Result lookAtOther() {
        int open = 0;
        var all = new ArrayList<DataSource>(databases.shards().values());
        all.add(databases.control());
        for (var database : all) {
            try (var connection = database.getConnection();
                    var statement = connection.createStatement();
                    var row = statement.executeQuery("select host(inet_server_addr())")) {
                row.next();
                var address = row.getString(1);
                if (address != null && !isPrivate(InetAddress.ofLiteral(address))) {
                    open++;
                }
            } catch (SQLException failed) {
                throw new IllegalStateException("a database did not answer: SQL state " + failed.getSQLState(), failed);
            }
        }
        var observed = open + " of " + all.size() + " databases are reached at a public address.";
        return open == 0 ? Result.holds(observed) : Result.fails(observed);
    }

    private static boolean isPrivate(InetAddress address) {
        boolean uniqueLocal = address.getAddress().length == 16 && (address.getAddress()[0] & 0xfe) == 0xfc;
        return address.isLoopbackAddress() || address.isSiteLocalAddress() || address.isLinkLocalAddress()
                || uniqueLocal;
    }

    private static List<InetAddress> outerAddresses() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress())
                    .toList();
        } catch (SocketException unknown) {
            throw new IllegalStateException("the machine's addresses are unknown", unknown);
        }
    }

    private static boolean answers(InetAddress address, int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), PATIENCE_MILLIS);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    /** @param refusal the SQL state that tells that the password was asked for, or nothing at all */
    private static boolean letsIn(Supplier<String> url, String refusal) {
        var guess = new Login(url, EmbeddedPostgres.SUPERUSER, () -> "a wrong password");
        try (var connection = guess.getConnection()) {
            return connection.isValid(1);
        } catch (SQLException refused) {
            return !refusal.equals(refused.getSQLState());
        }
    }
}
