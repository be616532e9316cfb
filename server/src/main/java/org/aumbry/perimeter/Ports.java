package org.aumbry.perimeter;

import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import org.aumbry.kernel.Listening;
import org.aumbry.kernel.Listening.Facing;
import org.aumbry.kernel.Listening.Port;
import org.aumbry.web.OpenSockets;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** The ports that were declared, the ones that are open, and the firewall's rules that follow. */
@Service
public class Ports {

    private final ObjectProvider<Listening> listening;
    private final PerimeterSettings settings;

    Ports(ObjectProvider<Listening> listening, PerimeterSettings settings) {
        this.listening = listening;
        this.settings = settings;
    }

    /**
     * What differs between what was declared and what is.
     *
     * @param undeclared ports that this program, or one it started, listens on and nobody declared
     * @param outward ports that other machines reach although they are for this one only
     */
    record Differences(TreeSet<Integer> undeclared, TreeSet<Integer> outward) {

        boolean none() {
            return undeclared.isEmpty() && outward.isEmpty();
        }
    }

    /** Those that were declared and are open. */
    public List<Port> declared() {
        return listening.stream().flatMap(each -> each.ports().stream()).toList();
    }

    /** Whether people can come in. */
    boolean listening() {
        return declared().stream().anyMatch(port -> port.facing() == Facing.ANYONE);
    }

    /** Rules for the machine's firewall, for {@code nft -f}. */
    public String firewall() {
        return FirewallRules.text(declared(), settings);
    }

    /** Ports that the firewall has to let through. */
    TreeSet<Integer> open() {
        return FirewallRules.open(declared(), settings);
    }

    Differences differences() throws IOException {
        // Sockets first: what is opened in between is declared by then.
        var sockets = OpenSockets.read();
        var declared = declared();
        var undeclared = new TreeSet<>(sockets.facing());
        undeclared.addAll(sockets.inside());
        var outward = new TreeSet<Integer>();
        for (var port : declared) {
            undeclared.remove(port.number());
            if (port.facing() == Facing.THIS_MACHINE && sockets.facing().contains(port.number())) {
                outward.add(port.number());
            }
        }
        return new Differences(undeclared, outward);
    }
}
