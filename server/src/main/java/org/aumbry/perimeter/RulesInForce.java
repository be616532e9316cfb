package org.aumbry.perimeter;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a firewall does, as {@code nft list table inet aumbry} tells it.
 *
 * @param drops whether what no rule lets through is dropped
 * @param open the ports that some rule lets through
 * @param everything whether some rule lets all ports through to other machines
 */
record RulesInForce(boolean drops, Set<Integer> open, boolean everything) {

    private static final Pattern DROPS =
            Pattern.compile("hook input priority [a-z0-9 +-]+; policy drop;");
    private static final Pattern PORTS =
            Pattern.compile("\\btcp dport (\\{ (?<some>[0-9, ]+) }|(?<one>[0-9]+)) accept");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final Pattern OTHER_ACCEPT = Pattern.compile("\\baccept\\b");
    private static final Pattern HARMLESS = Pattern.compile(
            "\\s*(iif(name)? \"lo\"|ct state (established,related|\\{ established, related })"
                    + "|meta l4proto \\{ (icmp, ipv6-icmp|ipv6-icmp, icmp) }) accept.*");

    static RulesInForce of(String listed) {
        var open = new TreeSet<Integer>();
        boolean everything = false;
        for (var line : listed.lines().filter(each -> !each.strip().startsWith("#")).toList()) {
            var ports = PORTS.matcher(line);
            if (ports.find()) {
                var some = ports.group("some") == null ? ports.group("one") : ports.group("some");
                NUMBER.matcher(some).results().forEach(port -> open.add(Integer.parseInt(port.group())));
            } else if (OTHER_ACCEPT.matcher(line).find() && !HARMLESS.matcher(line).matches()) {
                everything = true;
            }
        }
        return new RulesInForce(DROPS.matcher(listed).find(), open, everything);
    }
}
