package org.aumbry.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.aumbry.crypto.KeyCustody;
import org.aumbry.crypto.KeyService;
import org.aumbry.crypto.KeySettings;
import org.aumbry.crypto.KmsUnavailableException;
import org.aumbry.crypto.ProcessSettings;
import org.aumbry.data.CannotStartException;
import org.aumbry.data.DataFolder;
import org.aumbry.data.StoreProcess;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The processes that have what the part that faces people must not: one holds the root key, one runs the databases.
 * Neither knows anything of networks, people or pages.
 */
final class ApartCommand {

    private static final int REFUSED = 2;
    private static final String USE = "Say keys serve, keys process change, keys process drop, or keys process split"
            + " NEEDED TOTAL.";

    private ApartCommand() {}

    /** Whether it is about the key process, which works in a folder of its own. */
    static boolean isOfKeys(List<String> words) {
        return !words.isEmpty() && List.of("serve", "process").contains(words.getFirst());
    }

    /** Settings and the folder; nothing else of the program is made. */
    @EnableConfigurationProperties({KeySettings.class, ProcessSettings.class})
    static final class KeysOnly {}

    /** The folder alone. */
    static final class FolderOnly {}

    static int keys(List<String> words, PrintStream out, String... options) {
        boolean serves = words.equals(List.of("serve"));
        try (var context = open(KeysOnly.class, !serves, options)) {
            var folder = Path.of(context.getEnvironment().getProperty("aumbry.data", "data"));
            var keys = context.getBean(KeySettings.class).within(folder);
            if (serves) {
                return serve(keys, context.getBean(ProcessSettings.class).within(folder), out);
            }
            return switch (String.join(" ", words)) {
                case "process change" -> change(KeyCustody.of(keys), out);
                case "process drop" -> drop(KeyCustody.of(keys), out);
                default -> words.size() == 4 && words.get(1).equals("split")
                        ? KeysCommand.split(KeyCustody.of(keys), words.get(2), words.get(3), out)
                        : Commands.misused(USE);
            };
        } catch (CannotStartException | KmsUnavailableException refused) {
            System.err.println(refused.getMessage());
            return REFUSED;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private static int serve(KeySettings keys, ProcessSettings settings, PrintStream out) throws InterruptedException {
        var service = KeyService.start(keys, settings);
        Runtime.getRuntime().addShutdownHook(new Thread(service::close));
        out.println("Root key " + service.rootKeyId() + " answers at " + service.socket());
        out.println("End it with Ctrl-C.");
        service.await();
        return 0;
    }

    private static int change(KeyCustody custody, PrintStream out) {
        custody.changeRoot();
        out.println("The root key is now " + custody.rootKeyId() + ". On a server say keys move, then here keys process"
                + " drop, and print new shares: keys process split.");
        return 0;
    }

    private static int drop(KeyCustody custody, PrintStream out) {
        out.println(custody.dropEarlier() + " root keys of before are erased.");
        return 0;
    }

    static int store(PrintStream out, String... options) {
        try (var context = open(FolderOnly.class, false, options);
                var store = StoreProcess.start(context.getBean(DataFolder.class), context.getEnvironment())) {
            Runtime.getRuntime().addShutdownHook(new Thread(store::close));
            out.println("The databases answer at port " + store.port() + " of this machine's own address.");
            out.println("Settings for workers: " + store.workersLogins());
            out.println("Settings for servers that answer people: " + store.webLogins());
            out.println("End it with Ctrl-C.");
            store.await();
            return 0;
        } catch (CannotStartException refused) {
            System.err.println(refused.getMessage());
            return REFUSED;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private static ConfigurableApplicationContext open(Class<?> parts, boolean beside, String... options) {
        return new SpringApplicationBuilder(parts)
                .web(WebApplicationType.NONE)
                .properties("logging.level.root=warn", "spring.main.banner-mode=off", "aumbry.beside=" + beside)
                .run(options);
    }
}
