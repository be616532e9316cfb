package org.aumbry.networks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.aumbry.crypto.KeyCustody;
import org.aumbry.crypto.KeyProtection;
import org.aumbry.crypto.Randomness;
import org.aumbry.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Service;

/**
 * The first run: asks what an installation needs to know, remembers it over reloads and restarts, and makes the first
 * network. Once there is a network it does nothing any more.
 */
@Service
public class Setup {

    private static final List<SetupStep> STEPS = List.of(SetupStep.values());
    private static final int HIGHEST_PORT = 65_535;

    private final SetupMemory memory;
    private final SettingsFile file;
    private final StorageCheck storage;
    private final AddressCheck addresses;
    private final KeyCustody custody;
    private final RecoveryKitQuestion question;
    private final Founder founder;
    private final FirstNetwork first;
    private final Environment environment;
    private final Randomness randomness;

    Setup(
            SetupMemory memory,
            SettingsFile file,
            StorageCheck storage,
            AddressCheck addresses,
            KeyCustody custody,
            RecoveryKitQuestion question,
            Founder founder,
            FirstNetwork first,
            Environment environment,
            Randomness randomness) {
        this.memory = memory;
        this.file = file;
        this.storage = storage;
        this.addresses = addresses;
        this.custody = custody;
        this.question = question;
        this.founder = founder;
        this.first = first;
        this.environment = environment;
        this.randomness = randomness;
    }

    /** Whether the first-run pages are there: only while there is no network. */
    public boolean open() {
        return first.awaited();
    }

    public SetupAnswers answers() {
        return memory.recall();
    }

    /** The first step that still needs an answer. */
    public SetupStep next() {
        var answers = memory.recall();
        return STEPS.stream()
                .filter(step -> !done(step, answers))
                .findFirst()
                .orElse(SetupStep.CONTENT);
    }

    public boolean done(SetupStep step, SetupAnswers answers) {
        return switch (step) {
            case LANGUAGE -> answers.has("language");
            case ADMINISTRATOR -> answers.has("prepared");
            case ADDRESS -> answers.has("port");
            case STORAGE -> answers.has("storage") && storageInPlace(answers);
            // A key service holds the root key: there is nothing here to print or to guard.
            case KEYS -> !custody.isHere() || answers.get("kit").equals("stored");
            case CONTENT -> false;
        };
    }

    public void language(String language) {
        keep(memory.recall().with("language", NetworkRules.language(language)));
    }

    /** Keeps who the first administrator is; of the password only its hash. */
    public void administrator(String network, String name, String email, String password) {
        var tidy = NetworkRules.name(network);
        var answers = memory.recall();
        var prepared = founder.prepare(new FirstPerson(name, email, language(answers)), password, tidy);
        keep(answers.with("network", tidy).with("name", name).with("email", email).with("prepared", prepared));
    }

    /** Keeps how the server will be reached from its next start on. */
    public void address(SetupAddress wanted) {
        var host = wanted.host().strip();
        if (!host.matches("[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|[0-9A-Fa-f:]{2,45}")) {
            throw Refusal.invalid("host", "networks.address.host");
        }
        int port = port("port", wanted.port(), 1);
        int plain = port("plain-port", wanted.plainPort(), -1);
        if (!wanted.certificate().isBlank()) {
            addresses.requireCertificate(wanted.certificate().strip(), wanted.key().strip(), host);
        }
        keep(memory.recall()
                .with("host", host)
                .with("port", "" + port)
                .with("plain-port", "" + plain)
                .with("certificate", wanted.certificate().strip())
                .with("key", wanted.certificate().isBlank() ? "" : wanted.key().strip()));
    }

    /** What answers under the chosen name, on the port this server has now; empty while no name is chosen. */
    public Optional<String> lookAtAddress() {
        var answers = memory.recall();
        if (!answers.has("host")) {
            return Optional.empty();
        }
        int now = environment.getProperty("local.server.port", Integer.class, 0);
        return Optional.of(addresses.look(answers.get("host"), now)
                .name()
                .toLowerCase(java.util.Locale.ROOT));
    }

    /** Keeps where content goes, after trying it; gives how many bytes are free there. */
    public long storage(String folder) {
        long free = storage.require(folder);
        keep(memory.recall().with("storage", StorageCheck.absolute(folder).toString()));
        return free;
    }

    /** Whether content already goes where it was chosen to go; if not, the server must be started again first. */
    public boolean storageInPlace(SetupAnswers answers) {
        return !answers.has("storage") || answers.get("storage").equals(storageNow());
    }

    /** Where content goes now. */
    public String storageNow() {
        var configured = environment.getProperty("aumbry.blobs.directories[0]", "");
        var single = configured.isEmpty() ? environment.getProperty("aumbry.blobs.directories", "") : configured;
        var path = single.isEmpty() ? file.path().resolveSibling("blobs") : Path.of(single.split(",")[0]);
        return path.toAbsolutePath().normalize().toString();
    }

    public boolean passphraseNow() {
        return custody.protection() == KeyProtection.PASSPHRASE;
    }

    /** The recovery kit, to be shown and printed. */
    public String recoveryKit() {
        return question.kit();
    }

    /** Which two groups of the kit are asked for: {@code line.group,line.group}, each from 1 to 4. */
    public String asked() {
        var answers = memory.recall();
        if (answers.get("asked").isEmpty()) {
            answers = answers.with("asked", RecoveryKitQuestion.pick(randomness));
            keep(answers);
        }
        return answers.get("asked");
    }

    /**
     * Keeps how the root key is guarded, and that its recovery kit is stored.
     *
     * @param passphrase seals the key file from now on; null leaves the key file as it is
     */
    public void keys(@Nullable String passphrase, List<String> groups) {
        var answers = memory.recall();
        question.require(asked(), groups);
        if (passphrase != null) {
            custody.protectWith(passphrase);
        }
        keep(answers.with("custody", passphrase == null && !passphraseNow() ? "file" : "passphrase")
                .with("kit", "stored"));
    }

    /** Makes the network and signs its administrator in. Refuses while a step before is open. */
    public Founder.Admitted finish(boolean sample, String address, String agent) {
        var answers = memory.recall();
        var open = Arrays.stream(SetupStep.values())
                .filter(step -> step != SetupStep.CONTENT && !done(step, answers))
                .findFirst();
        if (open.isPresent()) {
            throw Refusal.of(Refusal.Code.CONFLICT, "networks.setup.incomplete");
        }
        var person = new FirstPerson(answers.get("name"), answers.get("email"), language(answers));
        file.write(answers);
        var admitted = first.found(answers.get("network"), person, answers.get("prepared"), sample, address, agent);
        memory.forget();
        return admitted;
    }

    /** The equivalent settings file so far. */
    public String settings() {
        return SettingsFile.whole(memory.recall());
    }

    private void keep(SetupAnswers answers) {
        memory.keep(answers);
        file.write(answers);
    }

    private static String language(SetupAnswers answers) {
        return NetworkRules.language(answers.get("language"));
    }

    private static int port(String field, String given, int lowest) {
        if (given.strip().matches("-?[0-9]{1,5}")) {
            int port = Integer.parseInt(given.strip());
            if (port >= lowest && port <= HIGHEST_PORT) {
                return port;
            }
        }
        throw Refusal.invalid(field, "networks.address.port", HIGHEST_PORT);
    }
}
