package org.aumbry.proof;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.spi.ToolProvider;

/**
 * The command: says what was looked at, what was found, and answers 0 when everything holds, 1 when it does not, 2 when
 * it was asked wrongly.
 */
public final class ProofTool implements ToolProvider {

    public static final int HOLDS = 0;
    public static final int FAULTS = 1;
    public static final int MISUSED = 2;

    private static final int MOST_SHOWN = 20;
    private static final int MOST_STATEMENT_BYTES = 50_000_000;
    private static final int BARE_KEY_CHARACTERS = 44;
    private static final String USAGE = """
            proof FILE [--key KEY] [--kept HEAD]... [--succession FILE]... [--witness KEY]...

            Checks a journal's bundle, the proof of one entry, or a signed statement such as a certificate that keys
            were destroyed, without a server and without a network.

            --key KEY      the network's key as you noted it down (for a statement: the 44 characters shown with it), or
                           a file with it; without it, the key that came with the file is used, which shows only that
                           the file agrees with itself
            --kept HEAD    a file with a head that you kept earlier: its entries must be the first ones of this file
            --succession FILE  a note by which an earlier key vouches for the next; a bundle brings its own
            --witness KEY  the key of a witness that must have signed the head too
            """;

    @Override
    public String name() {
        return "proof";
    }

    @Override
    public int run(PrintWriter out, PrintWriter err, String... arguments) {
        try {
            var wish = Wish.of(List.of(arguments));
            var report = report(wish);
            print(out, wish.file(), report);
            return report.holds() ? HOLDS : FAULTS;
        } catch (IllegalArgumentException misused) {
            err.println(misused.getMessage());
            err.flush();
            return MISUSED;
        } catch (IOException unreadable) {
            err.println("The file can't be read: " + unreadable.getMessage());
            err.flush();
            return MISUSED;
        }
    }

    private static Report report(Wish wish) throws IOException {
        try (var in = Files.newInputStream(wish.file())) {
            if (StatementCheck.isEnvelope(in.readNBytes(16))) {
                try (var whole = Files.newInputStream(wish.file())) {
                    return StatementCheck.check(whole.readNBytes(MOST_STATEMENT_BYTES), wish.trust().keys());
                }
            }
        }
        return new Verifier(wish.trust()).verify(() -> new BufferedInputStream(
                Files.newInputStream(wish.file()), 1 << 16));
    }

    private static void print(PrintWriter out, Path file, Report report) {
        out.println(file.getFileName());
        report.facts().forEach(fact -> out.println("  " + fact));
        report.faults().stream().limit(MOST_SHOWN).forEach(fault -> out.println("! " + fault));
        if (report.faultCount() > Math.min(MOST_SHOWN, report.faults().size())) {
            out.println("! ... " + report.faultCount() + " faults altogether.");
        }
        out.println(report.holds() ? "Everything holds." : "This does not hold.");
        out.flush();
    }

    /** What was asked for. */
    private record Wish(Path file, Trust trust) {

        static Wish of(List<String> arguments) throws IOException {
            var files = new ArrayList<String>();
            var keys = new ArrayList<Key>();
            var kept = new ArrayList<String>();
            var successions = new ArrayList<String>();
            var witnesses = new ArrayList<Key>();
            for (int i = 0; i < arguments.size(); i++) {
                var argument = arguments.get(i);
                if (!argument.startsWith("--")) {
                    files.add(argument);
                } else if (i + 1 == arguments.size()) {
                    throw new IllegalArgumentException(argument + " needs a value.\n\n" + USAGE);
                } else {
                    var value = arguments.get(++i);
                    switch (argument) {
                        case "--key" -> keys.add(key(value));
                        case "--witness" -> witnesses.add(key(value));
                        case "--succession" -> successions.add(Files.readString(path(value)));
                        case "--kept" -> kept.add(Files.readString(path(value)));
                        default -> throw new IllegalArgumentException("There is no " + argument + ".\n\n" + USAGE);
                    }
                }
            }
            if (files.size() != 1) {
                throw new IllegalArgumentException(USAGE);
            }
            return new Wish(path(files.getFirst()), new Trust(keys, kept, successions, witnesses));
        }

        private static Key key(String value) throws IOException {
            var direct = Key.parse(value);
            if (direct.isPresent()) {
                return direct.get();
            }
            if (value.length() == BARE_KEY_CHARACTERS && value.matches("[A-Za-z0-9+/]{43}=")) {
                return new Key("statements", Key.LOG, Base64.getDecoder().decode(value));
            }
            var file = path(value);
            if (Files.isRegularFile(file)) {
                try (InputStream in = Files.newInputStream(file)) {
                    var text = new String(in.readNBytes(2000), StandardCharsets.UTF_8).strip();
                    var read = Key.parse(text);
                    if (read.isPresent()) {
                        return read.get();
                    }
                }
            }
            throw new IllegalArgumentException("This is neither a key nor a file with one: " + value);
        }

        private static Path path(String value) {
            try {
                return Path.of(value);
            } catch (InvalidPathException invalid) {
                throw new IllegalArgumentException("This is no name of a file: " + value, invalid);
            }
        }
    }
}
