package org.aumbry.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Scanner;
import java.util.UUID;
import java.util.function.Supplier;
import org.aumbry.continuity.ArchiveCheck;
import org.aumbry.continuity.ArchiveConsole;
import org.aumbry.continuity.NetworkBackups;
import org.aumbry.crypto.RawKeyAccess;
import org.springframework.context.ApplicationContext;

/** What an operator asks about the archive. */
final class BackupCommand {

    private static final int FAULTS = 1;
    private static final Duration PATIENCE = Duration.ofHours(12);
    private static final Duration TELL_EVERY = Duration.ofSeconds(30);
    private static final Duration STEP = Duration.ofMillis(500);
    private static final int DRILLS_SHOWN = 5;
    private static final long MEGABYTE = 1 << 20;

    private BackupCommand() {}

    static int run(ApplicationContext context, List<String> words, PrintStream out) {
        var console = context.getBean(ArchiveConsole.class);
        return switch (words.isEmpty() ? "" : words.getFirst()) {
            case "status" -> status(console, out);
            case "now" -> await(console, console::orderBase, out);
            case "drill" -> await(console, console::orderDrill, out);
            case "cut" -> await(console, console::orderCut, out);
            case "key" -> key(console, System.in, out);
            default -> Commands.misused("Say backup status, now, drill, cut, key, or verify FOLDER.");
        };
    }

    static int verify(List<String> words, PrintStream out) {
        if (words.size() < 2 || words.size() > 3) {
            return Commands.misused("Name the archive's folder or a network's backup: backup verify PLACE [SIGNER].");
        }
        var what = Path.of(words.get(1));
        var signer = words.size() > 2 ? words.get(2).toLowerCase(Locale.ROOT) : null;
        if (signer != null && !signer.matches("[0-9a-fA-F]{64}")) {
            return Commands.misused("The signer is 64 digits, as the sheet of the backup key says behind"
                    + " \"Archive signed by\".");
        }
        if (Files.isRegularFile(what)) {
            var fault = NetworkBackups.check(what, signer);
            out.println(fault.orElse("Everything holds."));
            return fault.isEmpty() ? 0 : FAULTS;
        }
        return ArchiveCheck.run(what, signer, out) ? 0 : FAULTS;
    }

    private static int status(ArchiveConsole console, PrintStream out) {
        if (!console.on()) {
            out.println("Nothing is archived: set aumbry.archive.locations (docs/operate/continuity.md).");
            return FAULTS;
        }
        console.places().forEach(place -> out.println("location   " + place.name() + " in " + place.place()
                + (place.writeOnce() ? ", write once" : "")));
        var standing = console.standing();
        standing.ifPresent(seen -> {
            var exposed = seen.exposed(console.now());
            out.println("newest     " + (exposed == null ? "nothing yet" : exposed.toSeconds() + " s old"));
            out.println("copies     " + seen.parts() + " parts, each at least " + seen.fewestCopies() + " times in "
                    + seen.fewestPlaces() + " places");
            if (!seen.troubles().isEmpty()) {
                out.println("TROUBLE    " + seen.troubles());
            }
        });
        console.generations().forEach(each -> out.println("generation " + each.id() + "  begun " + each.begunAt() + "  "
                + (each.endedAt() == null ? "unfinished" : each.sizeBytes() / MEGABYTE + " MB  "
                        + (each.provenAt() == null ? "not tried" : "proven " + each.provenAt()))));
        var drills = console.drills(DRILLS_SHOWN);
        drills.forEach(each -> out.println("drill      " + each.begunAt() + "  " + (each.holds() ? "same" : "DIFFERENT")
                + "  " + each.took().toSeconds() + " s"));
        out.println("signed by  " + console.signer());
        boolean late = standing.map(seen -> seen.exposed(console.now()))
                .map(exposed -> exposed.compareTo(console.alarmAfter()) > 0)
                .orElse(true);
        if (late) {
            out.println("ALARM      the newest copy is older than " + console.alarmAfter().toSeconds() + " s");
        }
        return late || drills.isEmpty() || !drills.getFirst().holds() ? FAULTS : 0;
    }

    private static int await(ArchiveConsole console, Supplier<UUID> ordering, PrintStream out) {
        if (!console.on()) {
            return status(console, out);
        }
        var order = ordering.get();
        out.println("Asked the running server; waiting ...");
        long start = System.nanoTime();
        var tell = start + TELL_EVERY.toNanos();
        while (System.nanoTime() - start < PATIENCE.toNanos()) {
            var said = console.said(order);
            if (said.isPresent()) {
                out.println(said.get());
                return said.get().startsWith("it failed") || said.get().contains("holds false") ? FAULTS : 0;
            }
            if (System.nanoTime() > tell) {
                if (!console.atWork()) {
                    out.println("No server works at the archive now. The order stays: the next one that starts does"
                            + " it.");
                    return FAULTS;
                }
                tell = System.nanoTime() + TELL_EVERY.toNanos();
                out.println("... " + Duration.ofNanos(System.nanoTime() - start).toSeconds() + " s; ending this"
                        + " command does not end the work");
            }
            try {
                Thread.sleep(STEP);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return FAULTS;
            }
        }
        out.println("It is not done after " + PATIENCE.toHours() + " hours; backup status says more.");
        return FAULTS;
    }

    /** Prints the sheet once and forgets the key when the person types the sheet's last line. */
    private static int key(ArchiveConsole console, InputStream in, PrintStream out) {
        var kit = console.kit();
        if (kit.isEmpty()) {
            out.println("The key is on paper and not on this machine any more. The archive is signed by "
                    + console.signer() + ".");
            return 0;
        }
        String sheet;
        try (var secret = kit.get()) {
            var raw = secret.bytes(RawKeyAccess.because("printing the backup key for the operator"));
            sheet = new String(raw, StandardCharsets.UTF_8);
            Arrays.fill(raw, (byte) 0);
        }
        out.println(sheet);
        out.println("Keep it with the recovery kit. To have this machine forget it, type the four lines again:");
        var typed = new StringBuilder();
        try (var scanner = new Scanner(in, StandardCharsets.UTF_8)) {
            while (scanner.hasNextLine() && typed.toString().lines().filter(line -> !line.isBlank()).count() < 4) {
                typed.append(scanner.nextLine()).append('\n');
            }
        }
        if (typed.isEmpty()) {
            out.println("The key stays on this machine until you confirm it.");
            return FAULTS;
        }
        boolean forgotten = console.forget(typed.toString());
        out.println(forgotten ? "This machine has forgotten the key." : "That is not the sheet; the key stays here.");
        return forgotten ? 0 : FAULTS;
    }
}
