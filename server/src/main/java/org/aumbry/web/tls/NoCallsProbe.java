package org.aumbry.web.tls;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.aumbry.kernel.Probe;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Looks whether this program, or one it started, has a connection to another machine that nobody configured. */
@Component
class NoCallsProbe implements Probe {

    private static final int POSTGRESQL_PORT = 5432;

    private final int configured;

    /** @param database JDBC address of a database on another machine; empty for the embedded one */
    NoCallsProbe(@Value("${aumbry.database.url:}") String database) {
        this.configured = database.isBlank() ? -1 : port(database);
    }

    @Override
    public String id() {
        return "web.no-calls";
    }

    @Override
    public List<String> promises() {
        return List.of("PAN-62");
    }

    @Override
    public Reach reach() {
        return Reach.INSTALLATION;
    }

    @Override
    public Result look() {
        try {
            var calls = OpenSockets.read().calls().stream()
                    .filter(port -> port != configured)
                    .toList();
            return calls.isEmpty()
                    ? Result.holds("No connection leads from this program to another machine%s."
                            .formatted(configured < 0 ? "" : " but the configured database"))
                    : Result.fails("%d connections lead to ports %s of other machines.".formatted(calls.size(), calls));
        } catch (IOException unreadable) {
            return Result.fails("The system's list of sockets could not be read.");
        }
    }

    private static int port(String jdbc) {
        int port = URI.create(jdbc.substring("jdbc:".length())).getPort();
        return port < 0 ? POSTGRESQL_PORT : port;
    }
}
