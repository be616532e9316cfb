package org.aumbry.perimeter;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.aumbry.kernel.Listening.Facing;
import org.aumbry.kernel.Listening.Port;

/**
 * Rules for the machine's firewall, in the language of nftables: everything that comes in is dropped but what was
 * declared.
 */
final class FirewallRules {

    private FirewallRules() {}

    /** A whole file for {@code nft -f}; loading it again replaces what it loaded before. */
    static String text(Collection<Port> ports, PerimeterSettings settings) {
        var anyone = numbers(ports, Facing.ANYONE);
        var guarded = numbers(ports, Facing.OPERATORS);
        guarded.addAll(settings.machinePorts());
        guarded.removeAll(anyone);
        var rules = new StringBuilder();
        rules.append(line("tcp dport { %s } accept comment \"everyone\"", join(anyone), !anyone.isEmpty()));
        rules.append(guarded(guarded, settings.operatorsFrom()));
        return """
                #!/usr/sbin/nft -f
                # Written by Aumbry from the ports it declares. What comes in and is not let through here is dropped.
                # Load it as root: nft -f firewall.nft
                table inet aumbry
                delete table inet aumbry
                table inet aumbry {
                    chain input {
                        type filter hook input priority filter; policy drop;
                        iif "lo" accept
                        ct state established,related accept
                        ct state invalid drop
                        meta l4proto { icmp, ipv6-icmp } accept
                %s    }
                }
                """.formatted(rules);
    }

    /** Every port that those rules let somebody through to. */
    static TreeSet<Integer> open(Collection<Port> ports, PerimeterSettings settings) {
        var open = numbers(ports, Facing.ANYONE);
        open.addAll(numbers(ports, Facing.OPERATORS));
        open.addAll(settings.machinePorts());
        return open;
    }

    private static String guarded(TreeSet<Integer> ports, List<String> from) {
        if (from.isEmpty()) {
            return line("tcp dport { %s } accept comment \"operators\"", join(ports), !ports.isEmpty());
        }
        var six = from.stream().filter(each -> each.contains(":")).collect(Collectors.joining(", "));
        var four = from.stream().filter(each -> !each.contains(":")).collect(Collectors.joining(", "));
        var only = "tcp dport { " + join(ports) + " } accept comment \"operators\"";
        return line("ip saddr { %s } " + only, four, !ports.isEmpty() && !four.isEmpty())
                + line("ip6 saddr { %s } " + only, six, !ports.isEmpty() && !six.isEmpty());
    }

    private static String line(String rule, String values, boolean wanted) {
        return wanted ? "        " + rule.formatted(values) + "\n" : "";
    }

    private static TreeSet<Integer> numbers(Collection<Port> ports, Facing facing) {
        return ports.stream()
                .filter(port -> port.facing() == facing)
                .map(Port::number)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String join(Collection<Integer> ports) {
        return ports.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
