package org.aumbry.crypto;

import java.util.List;
import org.aumbry.kernel.Refusal;

/** What people do with the root key of an installation whose root key lies in a sealed file. */
public class KeyCustody {

    /** NIST SP 800-63B-4, 3.1.1.2: a secret that stands alone has at least 15 characters. */
    public static final int SHORTEST_PASSPHRASE = 15;

    private final KeyFolder folder;
    private final RootKeys roots;
    private final Randomness randomness;

    KeyCustody(KeyFolder folder, RootKeys roots, Randomness randomness) {
        this.folder = folder;
        this.roots = roots;
        this.randomness = randomness;
    }

    /** The custody of a key folder that no server uses by itself: that of a key process. */
    public static KeyCustody of(KeySettings settings) {
        var randomness = new Randomness();
        var folder = new KeyFolder(settings, randomness);
        if (!folder.exists()) {
            throw new KmsUnavailableException("There is no root key yet: " + settings.rootFile());
        }
        return new KeyCustody(folder, RootKeys.in(folder), randomness);
    }

    /** Whether this process has the root key open, or could have it: whether the file is where it would look. */
    public boolean isHere() {
        return roots.opened() || folder.exists();
    }

    /** Makes another root key that wraps from now on; that of before stays until it is dropped. */
    public void changeRoot() {
        roots.change();
    }

    /** The public name of the root key, as it stands on the recovery kit. */
    public String rootKeyId() {
        return roots.current().name();
    }

    public KeyProtection protection() {
        return folder.read().header().protection();
    }

    /** The recovery kit as text to print. Whoever reads it can open everything: show it once, store it nowhere. */
    public Secret recoveryKit() {
        return RecoveryKit.print(roots.current());
    }

    /** Whether the typed text is the kit of this root key. */
    public boolean isKit(String typed) {
        try (var read = RecoveryKit.read(typed)) {
            return read.name().equals(roots.current().name());
        }
    }

    /** Seals the root key under a passphrase; from the next start on it must be configured. */
    public void protectWith(CharSequence passphrase) {
        requireLong(passphrase);
        try (var secret = KeyFolder.passphrase(passphrase)) {
            folder.seal(roots.current(), secret);
        }
    }

    /** The root key in parts to print, of which so many restore it and fewer tell nothing. */
    public List<Secret> shares(int needed, int total) {
        return KeyShares.print(roots.current(), needed, total, randomness);
    }

    /** Erases the root keys of before; to be done only when nothing is wrapped by them any more. */
    public int dropEarlier() {
        return folder.dropEarlier();
    }

    /**
     * Writes the root key file anew from shares, sealed as configured, while the server is stopped.
     *
     * @param settings with their folder settled
     * @return the public name of the restored key
     */
    public static String join(KeySettings settings, String typedShares) {
        try (var root = KeyShares.join(typedShares)) {
            return restore(new KeyFolder(settings, new Randomness()), root);
        }
    }

    /**
     * Writes the root key file anew from a recovery kit, sealed as configured, while the server is stopped.
     *
     * @param settings with their folder settled
     * @return the public name of the restored key
     */
    public static String restore(KeySettings settings, String typedKit) {
        return restore(new KeyFolder(settings, new Randomness()), typedKit);
    }

    /**
     * Looks whether the typed text holds a recovery kit.
     *
     * @throws Refusal when a line is missing or mistyped
     */
    public static void requireKit(String typedKit) {
        RecoveryKit.read(typedKit).close();
    }

    static String restore(KeyFolder folder, String typedKit) {
        try (var root = RecoveryKit.read(typedKit)) {
            return restore(folder, root);
        }
    }

    private static String restore(KeyFolder folder, RootKey root) {
        if (folder.exists() && !folder.read().header().isOf(root)) {
            throw Refusal.of(Refusal.Code.CONFLICT, "crypto.kit-of-another-key");
        }
        folder.sealAsConfigured(root);
        return root.name();
    }

    private static void requireLong(CharSequence passphrase) {
        if (passphrase.codePoints().count() < SHORTEST_PASSPHRASE) {
            throw Refusal.invalid("passphrase", "crypto.passphrase-too-short", SHORTEST_PASSPHRASE);
        }
    }
}
