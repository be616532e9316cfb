package org.aumbry.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntSupplier;
import org.aumbry.crypto.KeyCustody;
import org.aumbry.crypto.KeySettings;
import org.aumbry.crypto.Kms;
import org.aumbry.crypto.RawKeyAccess;
import org.aumbry.crypto.RootWrapped;
import org.aumbry.crypto.Secret;
import org.aumbry.data.CannotStartException;
import org.aumbry.data.DataFolder;
import org.aumbry.kernel.Refusal;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;

/** What operators do with the root key: look, change, move to another service, split on paper and put together. */
final class KeysCommand {

    private static final int REFUSED = 2;
    private static final int AT_ONCE = 100;
    private static final String USE = "Say keys status, keys rotate root, keys move, keys split NEEDED TOTAL, or"
            + " keys join with the shares as input.";

    private KeysCommand() {}

    /** Whether it works while the root key can't be opened, so that no part of the program may be asked for. */
    static boolean isJoin(List<String> words) {
        return words.equals(List.of("join"));
    }

    static int run(ApplicationContext context, List<String> words, PrintStream out) {
        try {
            return switch (String.join(" ", words)) {
                case "status" -> status(context, out);
                case "rotate root" -> alone(context, () -> rotate(context, out));
                case "move" -> alone(context, () -> move(context, out));
                default -> words.size() == 3 && words.getFirst().equals("split")
                        ? split(context, words.get(1), words.get(2), out)
                        : Commands.misused(USE);
            };
        } catch (UnsupportedOperationException elsewhere) {
            System.err.println("This key service changes its root key itself; then say keys move.");
            return REFUSED;
        }
    }

    /** Two at a time could each erase the root key that the other has just made the earlier one. */
    private static int alone(ApplicationContext context, IntSupplier work) {
        try (var only = context.getBean(DataFolder.class).alone("keys-change")) {
            return only == null ? CommandEnd.BUG : work.getAsInt();
        }
    }

    private static int status(ApplicationContext context, PrintStream out) {
        var kms = context.getBean(Kms.class);
        out.println("service    " + kms.name());
        kms.keeper().ifPresent(user -> out.println("run by     " + user));
        out.println("root key   " + kms.rootKeyId());
        for (var each : wrapped(context)) {
            out.println("to move    " + each.left() + " " + each.what());
        }
        return 0;
    }

    private static int rotate(ApplicationContext context, PrintStream out) {
        var kms = context.getBean(Kms.class);
        kms.changeRoot();
        out.println("The root key is now " + kms.rootKeyId());
        return move(context, out);
    }

    /** Twice: a server may have wrapped something by the root key of before at the very moment it was changed. */
    private static int move(ApplicationContext context, PrintStream out) {
        long left = 0;
        for (int round = 0; round < 2; round++) {
            left = 0;
            for (var each : wrapped(context)) {
                long all = each.left();
                long done = 0;
                for (int moved = AT_ONCE; moved > 0 && done < all; ) {
                    moved = each.rewrap(AT_ONCE);
                    done += moved;
                    out.println(each.what() + ": " + done + " of " + all);
                }
                left += each.left();
            }
        }
        if (left > 0) {
            System.err.println(left + " keys could not be moved; the root keys of before are kept. Say keys move"
                    + " again.");
            return REFUSED;
        }
        var kms = context.getBean(Kms.class);
        int erased = context.getBean(KeyCustody.class).dropEarlier();
        out.println("Everything is wrapped by " + kms.rootKeyId()
                + (erased > 0 ? "; the root key of before is erased." : "."));
        if (kms.name().equals("sealed file")) {
            out.println("Print a new recovery kit or new shares: keys split. Those of before open only older backups.");
        }
        return 0;
    }

    private static int split(ApplicationContext context, String needed, String total, PrintStream out) {
        return split(context.getBean(KeyCustody.class), needed, total, out);
    }

    static int split(KeyCustody custody, String needed, String total, PrintStream out) {
        if (!needed.matches("[0-9]{1,3}") || !total.matches("[0-9]{1,3}")) {
            return Commands.misused(USE);
        }
        try {
            var shares = custody.shares(Integer.parseInt(needed), Integer.parseInt(total));
            shares.forEach(share -> print(share, out));
            return 0;
        } catch (Refusal refused) {
            System.err.println("The root key can be split into 2 to 16 shares, of which at least 2 are needed.");
            return REFUSED;
        }
    }

    private static void print(Secret share, PrintStream out) {
        try (share) {
            var text = share.bytes(RawKeyAccess.because("printing a share of the root key"));
            out.println(new String(text, StandardCharsets.UTF_8));
        }
    }

    private static List<RootWrapped> wrapped(ApplicationContext context) {
        return List.copyOf(context.getBeansOfType(RootWrapped.class).values());
    }

    /** Settings and the data folder, which no other process may have; a program without its root key does not start. */
    @EnableConfigurationProperties(KeySettings.class)
    static final class SettingsOnly {}

    static int join(InputStream in, PrintStream out, String... options) {
        try (var context = new SpringApplicationBuilder(SettingsOnly.class)
                .web(WebApplicationType.NONE)
                .properties("logging.level.root=warn", "spring.main.banner-mode=off")
                .run(options)) {
            var folder = Path.of(context.getEnvironment().getProperty("aumbry.data", "data"));
            var typed = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            var name = KeyCustody.join(context.getBean(KeySettings.class).within(folder), typed);
            out.println("The root key is restored: " + name);
            return 0;
        } catch (Refusal refused) {
            System.err.println("The root key was not restored: " + PlainSentence.refused(refused));
            return REFUSED;
        } catch (IOException unreadable) {
            System.err.println("The shares could not be read: " + unreadable.getMessage());
            return REFUSED;
        } catch (CannotStartException inUse) {
            System.err.println(inUse.getMessage());
            return REFUSED;
        }
    }
}
