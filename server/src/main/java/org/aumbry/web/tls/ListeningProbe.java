package org.aumbry.web.tls;

import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import org.aumbry.kernel.Listening.Facing;
import org.aumbry.kernel.Probe;
import org.aumbry.web.OpenSockets;
import org.springframework.stereotype.Component;

/** Compares the ports on which other machines can reach this program with those that were declared. */
@Component
class ListeningProbe implements Probe {

    private final TlsServer server;

    ListeningProbe(TlsServer server) {
        this.server = server;
    }

    @Override
    public String id() {
        return "web.listening";
    }

    @Override
    public List<String> promises() {
        return List.of("ELI-12", "XAAS-31");
    }

    @Override
    public Reach reach() {
        return Reach.INSTALLATION;
    }

    @Override
    public Result look() {
        var declared = new TreeSet<Integer>();
        server.ports().stream()
                .filter(port -> port.facing() != Facing.THIS_MACHINE)
                .forEach(port -> declared.add(port.number()));
        try {
            var sockets = OpenSockets.read();
            var others = new TreeSet<>(sockets.facing());
            others.removeAll(declared);
            return others.isEmpty()
                    ? Result.holds("Other machines can reach the declared ports %s only; %d listen inside this machine."
                            .formatted(declared, sockets.inside().size()))
                    : Result.fails("Other machines can reach the ports %s, which were not declared.".formatted(others));
        } catch (IOException unreadable) {
            return Result.fails("The system's list of sockets could not be read.");
        }
    }
}
