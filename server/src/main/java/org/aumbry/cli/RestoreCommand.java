package org.aumbry.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import org.aumbry.continuity.ColdStart;
import org.aumbry.continuity.Media;
import org.aumbry.continuity.NetworkRestore;
import org.aumbry.data.CannotStartException;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/** Brings an installation back from its archive and the paper; needs neither a server nor an old data folder. */
final class RestoreCommand {

    private static final Set<String> VALUED = Set.of("--from", "--kit", "--into", "--at", "--network");
    private static final Set<String> BARE = Set.of("--dry-run");
    private static final String HOW = "Say restore --from FOLDER|s3://BUCKET/PREFIX/ [--from ...] --kit FILE"
            + " --into FOLDER [--at 2026-11-30T14:02:00Z] [--dry-run]; for one network of a running installation"
            + " --network NUMBER instead of --into FOLDER.";

    private RestoreCommand() {}

    static int run(List<String> typed, PrintStream out) {
        var options = Options.of(typed, VALUED, BARE, HOW);
        var from = media(options);
        var kit = options.first("--kit");
        var into = options.first("--into");
        if (from.isEmpty() || kit == null || into == null) {
            throw new MisusedException(HOW);
        }
        ColdStart.run(
                new ColdStart.Request(
                        from,
                        sheet(kit),
                        Path.of(into).toAbsolutePath().normalize(),
                        time(options),
                        System.getenv("AUMBRY_KEYS_PASSPHRASE"),
                        options.has("--dry-run")),
                out);
        return 0;
    }

    static boolean ofNetwork(List<String> typed) {
        return typed.stream().anyMatch(word -> word.equals("--network") || word.startsWith("--network="));
    }

    static int network(ApplicationContext context, List<String> typed, PrintStream out) {
        var options = Options.of(typed, VALUED, BARE, HOW);
        var from = media(options);
        var kit = options.first("--kit");
        var network = options.first("--network");
        if (from.isEmpty() || kit == null || network == null || options.first("--into") != null) {
            throw new MisusedException(HOW);
        }
        var request = new NetworkRestore.Request(
                number(network), from, sheet(kit), time(options), options.has("--dry-run"));
        context.getBean(NetworkRestore.class).run(request, out);
        return 0;
    }

    private static TenantId number(String typed) {
        try {
            return TenantId.parse(typed);
        } catch (Refusal noNumber) {
            throw new MisusedException("The network is named by its number, as network list shows it.");
        }
    }

    private static @Nullable Instant time(Options options) {
        var at = options.first("--at");
        try {
            return at == null || at.equals("newest") ? null : Instant.parse(at);
        } catch (DateTimeParseException noTime) {
            throw new MisusedException("The time must look like 2026-11-30T14:02:00Z.");
        }
    }

    /** The text of both sheets. */
    static String sheet(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException unreadable) {
            throw new CannotStartException(
                    "The sheet can't be read: " + CannotStartException.why(unreadable) + ".", unreadable);
        }
    }

    static List<Media> media(Options options) {
        return options.all("--from").stream().map(each -> Media.of(each, System.getenv())).toList();
    }
}
