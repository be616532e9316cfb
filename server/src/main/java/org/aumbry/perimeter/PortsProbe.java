package org.aumbry.perimeter;

import java.io.IOException;
import java.util.List;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;

/**
 * Compares the ports on which this program and the ones it started listen with those that were declared, from which the
 * firewall's rules are made.
 */
@Component
class PortsProbe implements Probe {

    private final Ports ports;

    PortsProbe(Ports ports) {
        this.ports = ports;
    }

    @Override
    public String id() {
        return "perimeter.ports";
    }

    @Override
    public List<String> promises() {
        return List.of("DEX-95");
    }

    @Override
    public Reach reach() {
        return Reach.INSTALLATION;
    }

    @Override
    public Result look() {
        try {
            var seen = ports.differences();
            if (!seen.undeclared().isEmpty()) {
                return Result.fails("The ports %s are open and were not declared.".formatted(seen.undeclared()));
            }
            return seen.outward().isEmpty()
                    ? Result.holds("%d ports are open, each declared; the firewall's rules let %s through."
                            .formatted(ports.declared().size(), ports.open()))
                    : Result.fails("The ports %s are for this machine only and others reach them."
                            .formatted(seen.outward()));
        } catch (IOException unreadable) {
            return Result.fails("The system's list of sockets could not be read.");
        }
    }
}
