package org.aumbry.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntSupplier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The first word after the program's name, and what it does. */
public final class Commands {

    private static final String HELP = """
            serve                          start the server (also without any word)
            network create NAME EMAIL ADMINISTRATOR [LANGUAGE]
                                           make a network and invite its first administrator
            network list                   list the networks
            network destroyed              list the networks whose keys were destroyed
            network certificate NUMBER     print the certificate of a destroyed network
            network prove-gone NUMBER      try to get at a destroyed network, and count what is left of it
            operator add NAME EMAIL        add somebody who runs the installation
            operator link EMAIL            give them a link for one more passkey
            operator record EMAIL KIND UNTIL NOTE
                                           put competence or background-check on record
            operator list                  list who runs the installation
            node list                      list the nodes, how they are and what they have to do
            node drain NAME                have a node finish what it has begun, and end
            node drill NAME                lose a node on trial, and put on record what the others did
            incident NAME VALUE ... [into FOLDER]
                                           ask all networks what an address, session, key, person or time reached
            inspect                        show each network's stores and their sizes
            db [control|SHARD]             open a SQL prompt
            keys status                    say who holds the root key and what it still has to wrap anew
            keys rotate root               make another root key and wrap everything anew
            keys move                      wrap everything anew by the key service that is set now
            keys split NEEDED TOTAL        print the root key in shares, of which NEEDED restore it
            keys serve                     hold the root key in a process of its own, for servers on this machine
            keys process change|drop       of that process's folder: make another root key; erase those of before
            keys process split NEEDED TOTAL
                                           print its root key in shares
            store                          run the databases in a process of their own
            keys join                      restore the root key file from shares, given as input
            backup status|now|drill|cut|key
                                           how the archive is; ask for a base backup, a restore on trial, or an end of
                                           everything before; its key
            backup verify PLACE [SIGNER]   check an archive's folder or a network's backup, without a server
            restore --from FOLDER --kit FILE --into FOLDER [--at TIME] [--dry-run]
                                           bring an installation back from its archive
            restore --network ID --from FOLDER --kit FILE [--at TIME] [--dry-run]
                                           take one network back while the others go on
            standby --of HOST:PORT --passwords FILE --into FOLDER [--certificate FILE] [--from FOLDER|s3://...]
                    [--name NAME] [--synchronous]
                                           follow another installation's database server, and its archive for files
            promote FOLDER [--from FOLDER|s3://... --kit FILE]
                                           put a stand-by in the first one's place
            """;

    private Commands() {}

    /**
     * Runs the command. The server keeps running after this returns; every other command ends the process.
     *
     * @param program the class that the program is made of
     */
    public static void run(Class<?> program, String... arguments) {
        KnownNames.keep();
        readSettingsFiles();
        var words = Arrays.stream(arguments).filter(word -> !word.startsWith("--")).toList();
        var options = Arrays.stream(arguments).filter(word -> word.startsWith("--")).toArray(String[]::new);
        var command = words.isEmpty() ? "serve" : words.getFirst();
        var rest = words.isEmpty() ? words : words.subList(1, words.size());
        var typed = new ArrayList<>(List.of(arguments));
        typed.remove(command);
        switch (command) {
            case "serve" -> serve(program, options);
            case "inspect" -> beside(program, options, context -> InspectCommand.run(context, System.out));
            case "node" -> beside(program, options, context -> NodeCommand.run(context, rest, System.out));
            case "db" -> beside(program, options, context -> PromptCommand.run(context, rest));
            case "network" -> beside(program, options, context -> NetworkCommand.run(context, rest, System.out));
            case "keys" -> keys(program, rest, options);
            case "store" -> System.exit(ApartCommand.store(System.out, options));
            case "backup" -> backup(program, options, rest);
            case "restore" -> restore(program, options, typed);
            case "standby" -> alone(() -> StandByCommand.follow(typed, System.out));
            case "promote" -> alone(() -> StandByCommand.promote(typed, System.out));
            case "operator" -> beside(program, options, context -> OperatorCommand.run(context, rest, System.out));
            case "incident" -> beside(program, options, context -> IncidentCommand.run(context, rest, System.out));
            case "help" -> System.out.print(HELP);
            default -> {
                System.err.print("There is no command \"" + command + "\". There are:\n" + HELP);
                System.exit(CommandEnd.MISUSED);
            }
        }
    }

    private static void keys(Class<?> program, List<String> rest, String... options) {
        if (KeysCommand.isJoin(rest)) {
            System.exit(CommandEnd.told(() -> KeysCommand.join(System.in, System.out, options)));
        }
        if (ApartCommand.isOfKeys(rest)) {
            System.exit(ApartCommand.keys(rest, System.out, options));
        }
        beside(program, options, context -> KeysCommand.run(context, rest, System.out));
    }

    private static void backup(Class<?> program, String[] options, List<String> rest) {
        if (!rest.isEmpty() && rest.getFirst().equals("verify")) {
            alone(() -> BackupCommand.verify(rest, System.out));
        }
        beside(program, options, context -> BackupCommand.run(context, rest, System.out));
    }

    /** One network is restored beside a running server; a whole installation needs nothing but an empty folder. */
    private static void restore(Class<?> program, String[] options, List<String> typed) {
        if (RestoreCommand.ofNetwork(typed)) {
            var settings = Arrays.stream(options).filter(Options::isSetting).toArray(String[]::new);
            beside(program, settings, context -> RestoreCommand.network(context, typed, System.out));
        }
        alone(() -> RestoreCommand.run(typed, System.out));
    }

    /** Runs a command that needs no part of the program, and ends the process. */
    private static void alone(IntSupplier command) {
        CommandEnd.quiet();
        System.exit(CommandEnd.told(command));
    }

    private static void serve(Class<?> program, String... options) {
        try (var _ = PatientCompiler.begin()) {
            new SpringApplicationBuilder(program)
                    .contextFactory(WiredBeans.contexts())
                    .properties(ReadyLine.ANNOUNCE + "=true")
                    .run(options);
        } catch (RuntimeException failed) {
            end(failed);
        }
    }

    /** Runs a command with the program's parts but without its server, beside a running one if there is one. */
    private static void beside(Class<?> program, String[] options, Command command) {
        int code;
        try (var context = new SpringApplicationBuilder(program)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .properties("aumbry.beside=true", "logging.level.root=warn", "spring.main.banner-mode=off")
                .run(options)) {
            code = CommandEnd.told(() -> command.run(context));
        } catch (RuntimeException failed) {
            end(failed);
            return;
        }
        System.exit(code);
    }

    private static void end(RuntimeException failed) {
        var sentence = PlainSentence.of(failed);
        // Spring's abandoned-run signals are no failures; everything else was told by the reporter already.
        if (failed instanceof SpringApplication.AbandonedRunException) {
            throw failed;
        }
        System.exit(sentence.isPresent() ? CommandEnd.REFUSED : CommandEnd.BUG);
    }

    /** Settings of the machine, then of the folder we were started in, then the file that the environment names. */
    private static void readSettingsFiles() {
        var files = "optional:file:/etc/aumbry/topology.yaml,optional:file:/etc/aumbry/aumbry.yaml,"
                + "optional:file:./topology.yaml,optional:file:./aumbry.yaml";
        var named = System.getenv("AUMBRY_SETTINGS");
        var all = named == null || named.isBlank() ? files : files + ",file:" + named;
        if (System.getProperty("spring.config.additional-location") == null) {
            System.setProperty("spring.config.additional-location", all);
        }
    }

    /** What a command does once the program's parts are there; answers the exit code. */
    @FunctionalInterface
    interface Command {
        int run(ConfigurableApplicationContext context);
    }

    static int misused(String sentence) {
        System.err.println(sentence);
        return CommandEnd.MISUSED;
    }
}
