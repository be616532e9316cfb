package org.aumbry.crypto;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;

/**
 * Looks whether the root key is where it should be: in a sealed file that only the server may read, unlocked by
 * something that does not lie beside it.
 */
@Component
class RootKeyProbe implements Probe {

    private final KeyFolder folder;
    private final RootKeys roots;
    private final KmsSettings settings;

    RootKeyProbe(KeyFolder folder, RootKeys roots, KmsSettings settings) {
        this.folder = folder;
        this.roots = roots;
        this.settings = settings;
    }

    @Override
    public String id() {
        return "crypto.root-key";
    }

    @Override
    public List<String> promises() {
        return List.of("ELI-36");
    }

    @Override
    public Reach reach() {
        return Reach.INSTALLATION;
    }

    @Override
    public Result look() {
        if (!settings.uses(KmsSettings.FILE)) {
            return Result.holds("The root key lies in a key service (" + settings.driver()
                    + ") and in no file of this server.");
        }
        var faults = new ArrayList<String>();
        var bytes = new byte[0];
        try {
            var path = folder.settings().rootFile();
            bytes = Files.readAllBytes(path);
            var mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
            if (!mode.equals("rw-------")) {
                faults.add("the key file has mode " + mode);
            }
            checkSealed(bytes, faults);
            if (folder.unlocksFromBeside(KeyFile.decode(bytes))) {
                faults.add("the file that unlocks it lies in the same folder: use a passphrase or put it on other"
                        + " media");
            }
        } catch (IOException | TamperedException unreadable) {
            faults.add("the key file can't be read");
        }
        return faults.isEmpty()
                ? Result.holds("The root key is sealed in a file of " + bytes.length + " bytes with mode rw-------, and"
                        + " what unlocks it lies elsewhere.")
                : Result.fails("Root key: " + String.join("; ", faults) + ".");
    }

    private void checkSealed(byte[] file, List<String> faults) {
        var root = roots.current();
        var raw = root.key().bytes(RawKeyAccess.because("looking that the key file does not hold it open"));
        try {
            for (int at = 0; at + raw.length <= file.length; at++) {
                if (Arrays.equals(file, at, at + raw.length, raw, 0, raw.length)) {
                    faults.add("the key stands open in its file");
                }
            }
            if (!KeyFile.decode(file).header().isOf(root)) {
                faults.add("the file holds another key than the one in use");
            }
        } finally {
            Arrays.fill(raw, (byte) 0);
        }
    }
}
