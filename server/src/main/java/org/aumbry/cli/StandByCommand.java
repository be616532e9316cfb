package org.aumbry.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.aumbry.continuity.FollowedFiles;
import org.aumbry.continuity.Promotion;
import org.aumbry.continuity.StandBy;
import org.aumbry.continuity.Succession;
import org.aumbry.data.CannotStartException;
import org.aumbry.data.DataFolder;
import org.aumbry.data.RecoveredCluster;
import org.aumbry.data.RemoteCluster;
import org.jspecify.annotations.Nullable;

/** Following another installation's database server and its files, and taking its place. */
final class StandByCommand {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration TELL_EVERY = Duration.ofSeconds(10);
    private static final Set<String> VALUED =
            Set.of("--of", "--passwords", "--into", "--name", "--certificate", "--from");
    private static final Set<String> BARE = Set.of("--synchronous");
    private static final String HOW = "Say standby --of HOST:PORT --passwords FILE --into FOLDER"
            + " [--certificate FILE] [--from FOLDER|s3://BUCKET/PREFIX/] [--name NAME] [--synchronous].";
    private static final String PROMOTE = "Say promote FOLDER, or promote FOLDER --from FOLDER|s3://BUCKET/PREFIX/"
            + " --kit FILE to have files and the root key brought too.";

    private final StandBy follower;
    private final @Nullable FollowedFiles files;
    private final PrintStream out;

    private StandByCommand(StandBy follower, @Nullable FollowedFiles files, PrintStream out) {
        this.follower = follower;
        this.files = files;
        this.out = out;
    }

    /** Follows until the process is ended. */
    static int follow(List<String> typed, PrintStream out) {
        var options = Options.of(typed, VALUED, BARE, HOW);
        var of = options.first("--of");
        var passwords = options.first("--passwords");
        var into = options.first("--into");
        var name = options.first("--name");
        if (of == null || passwords == null || into == null || of.lastIndexOf(':') < 1) {
            throw new MisusedException(HOW);
        }
        var folder = Path.of(into).toAbsolutePath().normalize();
        var from = RestoreCommand.media(options);
        var primary = primary(of, passwords, options.first("--certificate"));
        var follower = StandBy.follow(primary, name == null ? "standby" : name, folder, folder, out::println);
        Runtime.getRuntime().addShutdownHook(new Thread(follower::close));
        var command = new StandByCommand(follower, from.isEmpty() ? null : FollowedFiles.of(from, folder), out);
        command.haveItWait(options.has("--synchronous"));
        out.println("Following " + of + "; this server is on port " + follower.port() + ". End it with Ctrl-C;"
                + " put it in the first one's place with: promote " + folder);
        command.tell();
        return 0;
    }

    private static RemoteCluster primary(String of, String passwords, @Nullable String certificate) {
        int colon = of.lastIndexOf(':');
        try {
            return RemoteCluster.at(
                    of.substring(0, colon),
                    Integer.parseInt(of.substring(colon + 1)),
                    Files.readAllBytes(Path.of(passwords)),
                    certificate == null ? null : Path.of(certificate));
        } catch (NumberFormatException noPort) {
            throw new MisusedException("The port is a number. " + HOW);
        } catch (IOException unreadable) {
            throw new CannotStartException("The file with the passwords can't be read: "
                    + CannotStartException.why(unreadable) + ". It is postgres-secrets of the first one's data folder.",
                    unreadable);
        }
    }

    /** A stand-by that is started again while the first one is away goes on following when that is back. */
    private void haveItWait(boolean synchronous) {
        try {
            follower.synchronous(synchronous);
            follower.fence(PATIENCE);
        } catch (SQLException away) {
            out.println("The first server gives no answer, so whether it waits for this one stays as it was.");
        }
    }

    private void tell() {
        while (true) {
            try {
                Thread.sleep(TELL_EVERY);
                if (follower.leads()) {
                    out.println("This server has taken the first one's place. End this with Ctrl-C, then start Aumbry"
                            + " with this folder.");
                    return;
                }
                out.println(follower.bytesBehind().map(bytes -> bytes + " bytes behind").orElse("NOT FOLLOWING")
                        + (files == null ? "" : ", " + files.catchUp()));
            } catch (SQLException away) {
                out.println("The first server does not answer.");
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    static int promote(List<String> typed, PrintStream out) {
        var options = Options.of(
                typed.isEmpty() ? typed : typed.subList(1, typed.size()), Set.of("--from", "--kit"), Set.of(), PROMOTE);
        var from = RestoreCommand.media(options);
        var kit = options.first("--kit");
        if (typed.isEmpty() || typed.getFirst().startsWith("--") || from.isEmpty() != (kit == null)) {
            throw new MisusedException(PROMOTE);
        }
        var folder = Path.of(typed.getFirst()).toAbsolutePath().normalize();
        if (!StandBy.isIn(folder) && !DataFolder.inUse(folder)) {
            goOnAlone(folder, out);
            return 0;
        }
        var succession = kit == null ? null
                : Succession.of(from, RestoreCommand.sheet(kit), System.getenv("AUMBRY_KEYS_PASSPHRASE"), out);
        tell(StandBy.promote(folder), out);
        if (succession == null) {
            out.println("Before it serves it needs the first one's keys folder and files: see"
                    + " docs/operate/continuity.md.");
        } else {
            succession.bring(folder);
        }
        out.println("End the command that followed, if it still runs; then: AUMBRY_DATA=" + folder + " ./aumbry serve");
        return 0;
    }

    /** A first server whose stand-by is lost for good. */
    private static void goOnAlone(Path folder, PrintStream out) {
        if (!RecoveredCluster.takesWritesAlone(folder)) {
            throw new CannotStartException("There is no stand-by in " + folder
                    + ", and no server there that waits for one: name the folder that standby --into made.");
        }
        out.println("It takes writes with its next start. Make sure that its stand-by never comes back as it was.");
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
