package org.aumbry.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.aumbry.continuity.ColdStart;
import org.aumbry.continuity.Media;
import org.aumbry.continuity.NetworkRestore;
import org.aumbry.crypto.KmsUnavailableException;
import org.aumbry.data.CannotStartException;
import org.aumbry.kernel.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/** Brings an installation back from its archive and the paper; needs neither a server nor an old data folder. */
final class RestoreCommand {

    private static final int REFUSED = 2;
    private static final String HOW = "Say restore --from FOLDER|s3://BUCKET/PREFIX/ [--from ...] --kit FILE"
            + " --into FOLDER"
            + " [--at 2026-11-30T14:02:00Z] [--dry-run].";

    private RestoreCommand() {}

    static int run(List<String> arguments, PrintStream out) {
        var from = media(arguments);
        var kit = first(arguments, "--kit");
        var into = first(arguments, "--into");
        if (from.isEmpty() || kit == null || into == null) {
            return Commands.misused(HOW);
        }
        try {
            var at = first(arguments, "--at");
            ColdStart.run(
                    new ColdStart.Request(
                            from,
                            Files.readString(Path.of(kit)),
                            Path.of(into).toAbsolutePath().normalize(),
                            at == null || at.equals("newest") ? null : Instant.parse(at),
                            System.getenv("AUMBRY_KEYS_PASSPHRASE"),
                            arguments.contains("--dry-run")),
                    out);
            return 0;
        } catch (DateTimeParseException noTime) {
            return Commands.misused("The time must look like 2026-11-30T14:02:00Z.");
        } catch (IOException unreadable) {
            System.err.println("The sheet can't be read: " + unreadable.getMessage());
            return REFUSED;
        } catch (CannotStartException | KmsUnavailableException refused) {
            System.err.println(refused.getMessage());
            return REFUSED;
        }
    }

    static boolean ofNetwork(List<String> arguments) {
        return first(arguments, "--network") != null;
    }

    static int network(ApplicationContext context, List<String> arguments, PrintStream out) {
        var from = media(arguments);
        var kit = first(arguments, "--kit");
        var network = first(arguments, "--network");
        if (from.isEmpty() || kit == null || network == null) {
            return Commands.misused(HOW);
        }
        try {
            var at = first(arguments, "--at");
            context.getBean(NetworkRestore.class).run(
                    new NetworkRestore.Request(
                            new TenantId(UUID.fromString(network)),
                            from,
                            Files.readString(Path.of(kit)),
                            at == null || at.equals("newest") ? null : Instant.parse(at),
                            arguments.contains("--dry-run")),
                    out);
            return 0;
        } catch (DateTimeParseException | IllegalArgumentException misread) {
            return Commands.misused("The network is a number as network list shows it; the time looks like"
                    + " 2026-11-30T14:02:00Z.");
        } catch (IOException unreadable) {
            System.err.println("The sheet can't be read: " + unreadable.getMessage());
            return REFUSED;
        } catch (CannotStartException refused) {
            System.err.println(refused.getMessage());
            return REFUSED;
        }
    }

    private static List<Media> media(List<String> arguments) {
        return all(arguments, "--from").stream().map(typed -> Media.of(typed, System.getenv())).toList();
    }

    static @Nullable String first(List<String> arguments, String option) {
        var found = all(arguments, option);
        return found.isEmpty() ? null : found.getFirst();
    }

    /** Both {@code --option value} and {@code --option=value}. */
    private static List<String> all(List<String> arguments, String option) {
        var found = new ArrayList<String>();
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i).equals(option) && i + 1 < arguments.size()) {
                found.add(arguments.get(i + 1));
            } else if (arguments.get(i).startsWith(option + "=")) {
                found.add(arguments.get(i).substring(option.length() + 1));
            }
        }
        return found;
    }
}
