package org.aumbry.crypto;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The root key in the key file and those of before, opened when they are first needed. Another process may change the
 * file: what wraps now is looked up in it each time.
 */
final class RootKeys {

    private final @Nullable KeyFolder folder;
    private @Nullable RootKey current;
    private List<RootKey> earlier = List.of();

    private RootKeys(@Nullable KeyFolder folder, @Nullable RootKey current) {
        this.folder = folder;
        this.current = current;
    }

    /** Those of a folder; at the very first start one is made. */
    static RootKeys in(KeyFolder folder) {
        return new RootKeys(folder, null);
    }

    /** None: another service holds the root key, and none is made or opened here. */
    static RootKeys elsewhere() {
        return new RootKeys(null, null);
    }

    /** One root key that lies in no file. */
    static RootKeys fixed(RootKey root) {
        return new RootKeys(null, root);
    }

    /** The one that wraps now. A file that is gone or can't be read meanwhile takes nothing away. */
    synchronized RootKey current() {
        var known = current;
        if (folder == null || known != null && !changed(folder, known)) {
            return Optional.ofNullable(known).orElseThrow(() -> new KmsUnavailableException("This process holds no"
                    + " root key: the key service does (./aumbry keys status)."));
        }
        return load(folder);
    }

    private static boolean changed(KeyFolder folder, RootKey known) {
        try {
            return folder.exists() && !folder.read().header().isOf(known);
        } catch (KmsUnavailableException | TamperedException unreadable) {
            return false;
        }
    }

    /** Whether one is open in this process. */
    synchronized boolean opened() {
        return current != null;
    }

    /** The one with that id; empty when there is none any more. */
    synchronized Optional<RootKey> find(byte[] id) {
        var known = known(id);
        if (known.isEmpty() && folder != null && (current == null || folder.exists())) {
            load(folder);
            known = known(id);
        }
        return known;
    }

    /** Puts another in the place of the one there is. */
    synchronized void change() {
        if (folder == null) {
            throw new UnsupportedOperationException("a root key that lies in no file is not changed");
        }
        folder.change();
        load(folder);
    }

    private RootKey load(KeyFolder from) {
        var opened = from.openOrCreate();
        current = opened;
        earlier = from.earlier();
        return opened;
    }

    private Optional<RootKey> known(byte[] id) {
        var now = current;
        if (now != null && Arrays.equals(now.id(), id)) {
            return Optional.of(now);
        }
        return earlier.stream().filter(each -> Arrays.equals(each.id(), id)).findFirst();
    }
}
