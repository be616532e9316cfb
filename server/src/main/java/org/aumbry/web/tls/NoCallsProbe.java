package org.aumbry.web.tls;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.aumbry.kernel.Probe;
import org.aumbry.web.OpenSockets;
import org.aumbry.web.OutgoingCalls;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Looks whether this program, or one it started, has a connection to another machine that nobody configured. */
@Component
class NoCallsProbe implements Probe {

    private static final int POSTGRESQL_PORT = 5432;

    private final Set<Integer> configured = new TreeSet<>();
    private final ObjectProvider<OutgoingCalls> calls;

    /**
     * @param database JDBC address of a database on another machine; empty for the embedded one
     * @param mailHost name of the mail server; empty for none
     * @param calls what the administrators of networks have configured
     */
    NoCallsProbe(
            @Value("${aumbry.database.url:}") String database,
            @Value("${aumbry.mail.host:}") String mailHost,
            @Value("${aumbry.mail.port:587}") int mailPort,
            ObjectProvider<OutgoingCalls> calls) {
        this.calls = calls;
        if (!database.isBlank()) {
            configured.add(port(database));
        }
        if (!mailHost.isBlank()) {
            configured.add(mailPort);
        }
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
            var known = new TreeSet<>(configured);
            calls.forEach(each -> known.addAll(each.ports()));
            var unknown = OpenSockets.read().calls().stream()
                    .filter(port -> !known.contains(port))
                    .toList();
            return unknown.isEmpty()
                    ? Result.holds("No connection leads from this program to another machine%s."
                            .formatted(known.isEmpty() ? "" : " but the configured ones"))
                    : Result.fails("%d connections lead to ports %s of other machines.".formatted(unknown.size(),
                            unknown));
        } catch (IOException unreadable) {
            return Result.fails("The system's list of sockets could not be read.");
        }
    }

    private static int port(String jdbc) {
        int port = URI.create(jdbc.substring("jdbc:".length())).getPort();
        return port < 0 ? POSTGRESQL_PORT : port;
    }
}
