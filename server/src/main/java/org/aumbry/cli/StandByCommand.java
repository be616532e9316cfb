package org.aumbry.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.aumbry.continuity.Promotion;
import org.aumbry.continuity.StandBy;
import org.aumbry.data.CannotStartException;
import org.aumbry.data.DataFolder;
import org.aumbry.data.RecoveredCluster;
import org.aumbry.data.RemoteCluster;

/** Following another installation's database server, and taking its place. */
final class StandByCommand {

    private static final int REFUSED = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
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
            follower.fence(PATIENCE);
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
        var folder = Path.of(words.getFirst()).toAbsolutePath().normalize();
        try {
            if (!DataFolder.inUse(folder)) {
                boolean kept = RecoveredCluster.takesWritesAlone(folder);
                out.println(kept
                        ? "It takes writes with its next start. Make sure that its stand-by never comes back as it was."
                        : "No server runs there, and nothing keeps the one there from taking writes.");
                return kept ? 0 : REFUSED;
            }
            tell(Promotion.run(folder), out);
            return 0;
        } catch (CannotStartException failed) {
            System.err.println(failed.getMessage());
            return REFUSED;
        }
    }

    private static void tell(Promotion.Outcome outcome, PrintStream out) {
        out.println("It takes writes now, after " + outcome.took().toMillis() + " ms. Its newest work was "
                + outcome.lost().toMillis() + " ms old.");
        out.println(outcome.fencedNow()
                ? "The first server answered: it takes no writes any more, nor after a start."
                : outcome.fenced()
                        ? "The first server is gone; when it comes back it takes no writes."
                        : "Make sure that the first server never comes back as it was: nothing else does.");
        if (!outcome.recorded()) {
            out.println("That could not be put on record.");
        }
    }
}
