import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/**
 * Tries every TCP port of a machine from another one and prints which took a connection: {@code java Knock.java HOST
 * [FIRST-LAST]}. What it prints is what {@code aumbry.perimeter.outside-look} takes. About two minutes for all ports.
 */
public final class Knock {

    private static final int AT_ONCE = 600;
    private static final int PATIENCE_MILLIS = 1000;

    private Knock() {}

    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length < 1 || arguments.length > 2) {
            System.err.println("Say: java Knock.java HOST [FIRST-LAST]");
            System.exit(64);
        }
        var range = (arguments.length == 2 ? arguments[1] : "1-65535").split("-", 2);
        int first = Integer.parseInt(range[0]);
        int last = Integer.parseInt(range[1]);
        Set<Integer> answered = Collections.synchronizedSet(new TreeSet<>());
        var turns = new Semaphore(AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int port = first; port <= last; port++) {
                int tried = port;
                turns.acquire();
                threads.submit(() -> {
                    try (var socket = new Socket()) {
                        socket.connect(new InetSocketAddress(arguments[0], tried), PATIENCE_MILLIS);
                        answered.add(tried);
                    } catch (IOException none) {
                        // Refused or dropped: either way nobody gets in there.
                    } finally {
                        turns.release();
                    }
                });
            }
        }
        System.out.println("knocked at " + Instant.now().truncatedTo(ChronoUnit.SECONDS));
        System.out.println("tried " + first + "-" + last);
        System.out.println("answered " + answered.stream().map(String::valueOf).collect(Collectors.joining(" ")));
    }
}
