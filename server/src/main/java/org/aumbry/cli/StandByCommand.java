package org.aumbry.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.aumbry.continuity.StandBy;
import org.aumbry.data.CannotStartException;
import org.aumbry.data.RemoteCluster;

/** Following another installation's database server, and taking its place. */
final class StandByCommand {

    private static final int REFUSED = 2;
    private static final Duration TELL_EVERY = Duration.ofSeconds(10);

    private StandByCommand() {}

    /** Follows until the process is ended. */
    static int follow(List<String> arguments, PrintStream out) {
        var of = RestoreCommand.first(arguments, "--of");
        var passwords = RestoreCommand.first(arguments, "--passwords");
        var into = RestoreCommand.first(arguments, "--into");
        var name = RestoreCommand.first(arguments, "--name");
        if (of == null || passwords == null || into == null || of.lastIndexOf(':') < 1) {
            return Commands.misused("Say standby --of HOST:PORT --passwords FILE --into FOLDER [--name NAME]"
                    + " [--synchronous].");
        }
        try {
            int colon = of.lastIndexOf(':');
            var primary = RemoteCluster.at(of.substring(0, colon), Integer.parseInt(of.substring(colon + 1)),
                    Files.readAllBytes(Path.of(passwords)));
            var folder = Path.of(into).toAbsolutePath().normalize();
            var follower = StandBy.follow(primary, name == null ? "standby" : name, folder, folder);
            Runtime.getRuntime().addShutdownHook(new Thread(follower::close));
            follower.synchronous(arguments.contains("--synchronous"));
            out.println("Following " + of + "; this server is on port " + follower.port() + ". End it with Ctrl-C;"
                    + " put it in the first one's place with: promote " + folder);
            tell(follower, out);
            return 0;
        } catch (NumberFormatException noPort) {
            return Commands.misused("The port is a number.");
        } catch (IOException | SQLException | CannotStartException failed) {
            System.err.println(failed.getMessage());
            return REFUSED;
        }
    }

    private static void tell(StandBy follower, PrintStream out) {
        while (true) {
            try {
                Thread.sleep(TELL_EVERY);
                out.println(follower.bytesBehind().map(bytes -> bytes + " bytes behind").orElse("NOT FOLLOWING"));
            } catch (SQLException away) {
                out.println("The first server does not answer.");
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    static int promote(List<String> words, PrintStream out) {
        if (words.isEmpty()) {
            return Commands.misused("Name the stand-by's folder: promote FOLDER.");
        }
        try {
            StandBy.promote(Path.of(words.getFirst()).toAbsolutePath().normalize());
            out.println("It takes writes now. Make sure that the first server never comes back as it was.");
            return 0;
        } catch (CannotStartException failed) {
            System.err.println(failed.getMessage());
            return REFUSED;
        }
    }
}
