package org.aumbry.networks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.aumbry.data.DataFolder;
import org.springframework.stereotype.Component;

/** The settings file that the first-run pages write into the data folder; it is read at every start. */
@Component
class SettingsFile {

    /** In the data folder. */
    static final String NAME = "aumbry.yaml";

    private final DataFolder folder;

    SettingsFile(DataFolder folder) {
        this.folder = folder;
    }

    Path path() {
        return folder.path().resolve(NAME);
    }

    /** Puts the file in place, whole or not at all. */
    void write(SetupAnswers answers) {
        try {
            var fresh = folder.path().resolve(NAME + ".new");
            Files.writeString(fresh, yaml(answers));
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
            Files.move(fresh, path(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The settings that the answers amount to; nothing secret stands in them. */
    static String yaml(SetupAnswers answers) {
        var text = new StringBuilder("aumbry:\n");
        if (answers.has("port")) {
            text.append("  port: ").append(answers.get("port")).append('\n');
            text.append("  web:\n");
            text.append("    hosts: [").append(quoted(answers.get("host"))).append("]\n");
            text.append("    plain-port: ").append(answers.get("plain-port")).append('\n');
            if (!answers.get("certificate").isEmpty()) {
                text.append("    certificate: ").append(quoted(answers.get("certificate"))).append('\n');
            }
            if (!answers.get("key").isEmpty()) {
                text.append("    private-key: ").append(quoted(answers.get("key"))).append('\n');
            }
        }
        if (answers.has("storage")) {
            text.append("  blobs:\n    directories: [").append(quoted(answers.get("storage"))).append("]\n");
        }
        return text.length() == "aumbry:\n".length() ? "aumbry: {}\n" : text.toString();
    }

    /** The same with what an unattended start would need to make the network, for people to read. */
    static String whole(SetupAnswers answers) {
        var text = new StringBuilder(yaml(answers).replace("aumbry: {}\n", "aumbry:\n"));
        if (answers.has("language")) {
            text.append("  setup:\n    language: ").append(answers.get("language")).append('\n');
        }
        if (answers.has("network")) {
            text.append("    network: ").append(quoted(answers.get("network"))).append('\n');
            text.append("    name: ").append(quoted(answers.get("name"))).append('\n');
            text.append("    email: ").append(quoted(answers.get("email"))).append('\n');
            text.append("    password-file: ").append("/run/secrets/aumbry-password\n");
            text.append("    sample: ").append(answers.get("sample").equals("yes")).append('\n');
        }
        if (answers.get("custody").equals("passphrase")) {
            text.append("  keys:\n    passphrase-file: /run/secrets/aumbry-keys\n");
        }
        return text.toString();
    }

    private static String quoted(String value) {
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
