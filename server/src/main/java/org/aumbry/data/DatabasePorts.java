package org.aumbry.data;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.aumbry.kernel.Listening;
import org.springframework.stereotype.Component;

/** The ports of the database servers that this program has started. */
@Component
class DatabasePorts implements Listening {

    private static final String MANNER = "PostgreSQL, password asked, loopback only";
    private static final String FOLLOWED = "PostgreSQL, password asked, loopback; TLS 1.3 for the stand-bys named";

    private final Databases databases;

    DatabasePorts(Databases databases) {
        this.databases = databases;
    }

    @Override
    public List<Port> ports() {
        var server = databases.server();
        var own = server == null ? IntStream.empty() : IntStream.of(server.port());
        return Stream.concat(
                        own.mapToObj(port -> server != null && server.followersAddress().isPresent()
                                ? new Port("database", port, Facing.OPERATORS, FOLLOWED)
                                : new Port("database", port, Facing.THIS_MACHINE, MANNER)),
                        RecoveredCluster.running().stream()
                                .map(port -> new Port("trial-database", port, Facing.THIS_MACHINE, MANNER)))
                .filter(port -> port.number() > 0)
                .toList();
    }
}
