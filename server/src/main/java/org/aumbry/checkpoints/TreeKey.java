package org.aumbry.checkpoints;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.aumbry.crypto.EcdsaP256;
import org.aumbry.crypto.Ed25519;
import org.aumbry.crypto.Ids;
import org.aumbry.crypto.Secret;
import org.aumbry.data.TenantScope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Signs heads of the entered network's tree; the tree's name never changes, whatever address it is served at. */
@Component
class TreeKey {

    private final TreeKeyStore store;
    private final TenantScope scope;
    private final Ids ids;
    private final Clock clock;

    TreeKey(TreeKeyStore store, TenantScope scope, Ids ids, Clock clock) {
        this.store = store;
        this.scope = scope;
        this.ids = ids;
        this.clock = clock;
    }

    String origin() {
        return "aumbry/" + scope.current();
    }

    /** The key that signs from now on. */
    NoteKey verifier() {
        return note(keys().getLast());
    }

    /** The key that heads of that size are signed by. */
    NoteKey verifier(long size) {
        return note(of(size));
    }

    /** All keys, the first one first. */
    List<LogKey> all() {
        return keys().stream()
                .map(key -> new LogKey(note(key).text(), key.firstSize(), key.since(), key.succession()))
                .toList();
    }

    String sign(long size, byte[] root) {
        var key = of(size);
        try (var secret = store.secret(key.id())) {
            return new Head(origin(), size, root).signed(note(key), secret);
        }
    }

    /**
     * Makes a key for heads that cover more than so many entries; the key before vouches for it.
     *
     * @param type {@link NoteKey#ED25519} or {@link NoteKey#ECDSA}
     */
    NoteKey rotate(long size, byte type) {
        var before = keys().getLast();
        var number = before.number() + 1;
        if (type == NoteKey.ECDSA) {
            var made = EcdsaP256.generate();
            try (var secret = made.privateKey()) {
                add(number, type, made.publicKey(), secret, size, before);
            }
        } else {
            var made = Ed25519.generate();
            try (var secret = made.seed()) {
                add(number, type, made.publicKey(), secret, size, before);
            }
        }
        return verifier();
    }

    private List<TreeKeyStore.Kept> keys() {
        var keys = store.keys();
        if (!keys.isEmpty()) {
            return keys;
        }
        var made = Ed25519.generate();
        try (var secret = made.seed()) {
            add(0, NoteKey.ED25519, made.publicKey(), secret, 0, null);
        }
        return store.keys();
    }

    private void add(
            int number, byte type, byte[] publicKey, Secret secret, long size, TreeKeyStore.@Nullable Kept before) {
        String succession = null;
        if (before != null) {
            var next = new NoteKey(origin(), type, publicKey);
            try (var earlier = store.secret(before.id())) {
                succession = succession(note(before), earlier, size, next);
            }
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        store.add(new TreeKeyStore.Kept(ids.next(), number, type, publicKey, size, succession, now), secret);
    }

    /** Four lines and a signature; {@code docs/formats/journal-bundle-v1.md}, "Keys that follow one another". */
    private static String succession(NoteKey before, Secret secret, long size, NoteKey next) {
        var text = before.name() + "\nkey succession\n" + size + "\n" + next.text() + "\n";
        var signature = before.sign(secret, text.getBytes(StandardCharsets.UTF_8));
        return text + "\n" + Head.line(before, signature);
    }

    private TreeKeyStore.Kept of(long size) {
        var keys = keys();
        return keys.stream()
                .filter(key -> key.firstSize() < size)
                .reduce((earlier, later) -> later)
                .orElse(keys.getFirst());
    }

    private NoteKey note(TreeKeyStore.Kept key) {
        return new NoteKey(origin(), key.type(), key.publicKey());
    }
}
