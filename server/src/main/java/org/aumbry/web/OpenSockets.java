package org.aumbry.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The TCP sockets of this process and of those it started, read from Linux's {@code /proc/net/tcp} and {@code tcp6}.
 *
 * <p>A line there: number, local address, remote address, state, ..., inode in the tenth column. An address is the
 * hexadecimal of 4-byte words in the machine's order, a colon and the port.
 */
public final class OpenSockets {

    private static final String LISTENING = "0A";
    private static final Set<String> CONNECTED = Set.of("01", "02");
    private static final Pattern SOCKET = Pattern.compile("socket:\\[(\\d+)]");
    private static final int INODE = 9;

    private final List<Line> lines;

    private record Line(String local, String remote, String state) {

        static boolean onThisMachine(String address) {
            var host = address.substring(0, address.indexOf(':'));
            return host.matches("[0-9A-F]{6}7F|0{24}01000000|0{16}FFFF0000[0-9A-F]{6}7F");
        }

        static int port(String address) {
            return Integer.parseInt(address.substring(address.indexOf(':') + 1), 16);
        }
    }

    private OpenSockets(List<Line> lines) {
        this.lines = lines;
    }

    public static OpenSockets read() throws IOException {
        var ours = new HashSet<String>();
        Stream.concat(
                        Stream.of(ProcessHandle.current()),
                        ProcessHandle.current().descendants())
                .forEach(process -> ours.addAll(inodes(process.pid())));
        var lines = new ArrayList<Line>();
        for (var table : List.of("tcp", "tcp6")) {
            Files.readAllLines(Path.of("/proc/self/net", table)).stream()
                    .skip(1)
                    .map(line -> line.strip().split("\\s+"))
                    .filter(columns -> ours.contains(columns[INODE]))
                    .forEach(columns -> lines.add(new Line(columns[1], columns[2], columns[3])));
        }
        return new OpenSockets(lines);
    }

    /** Ports on which other machines can reach us. */
    public Set<Integer> facing() {
        return ports(line -> !Line.onThisMachine(line.local()));
    }

    /** Ports on which only this machine can reach us. */
    public Set<Integer> inside() {
        return ports(line -> Line.onThisMachine(line.local()));
    }

    /** Ports of other machines to which we opened a connection. */
    public List<Integer> calls() {
        var listening = ports(line -> true);
        return lines.stream()
                .filter(line -> CONNECTED.contains(line.state()))
                .filter(line -> !Line.onThisMachine(line.remote()) && !listening.contains(Line.port(line.local())))
                .map(line -> Line.port(line.remote()))
                .toList();
    }

    private Set<Integer> ports(Predicate<Line> which) {
        var ports = new TreeSet<Integer>();
        lines.stream()
                .filter(line -> line.state().equals(LISTENING))
                .filter(which)
                .forEach(line -> ports.add(Line.port(line.local())));
        return ports;
    }

    /** The sockets a process holds; none for one that has just ended or may not be looked into. */
    private static Set<String> inodes(long pid) {
        var inodes = new HashSet<String>();
        try (var handles = Files.list(Path.of("/proc", String.valueOf(pid), "fd"))) {
            handles.forEach(handle -> inode(handle, inodes));
        } catch (IOException ended) {
            return inodes;
        }
        return inodes;
    }

    private static void inode(Path handle, Set<String> into) {
        try {
            var match = SOCKET.matcher(Files.readSymbolicLink(handle).toString());
            if (match.matches()) {
                into.add(match.group(1));
            }
        } catch (IOException closed) {
            // Closed between listing and reading: then it is no open socket.
        }
    }
}
