package org.aumbry.checkpoints;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.aumbry.crypto.EcdsaP256;
import org.aumbry.crypto.Ed25519;
import org.aumbry.crypto.Ids;
import org.aumbry.crypto.Kms;
import org.aumbry.crypto.KmsUnavailableException;
import org.aumbry.data.TenantScope;
import org.aumbry.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Signs heads of the entered network's tree; the tree's name never changes, whatever address it is served at. */
@Component
class TreeKey {

    private final TreeKeyStore store;
    private final TenantScope scope;
    private final Kms kms;
    private final Ids ids;
    private final Clock clock;

    TreeKey(TreeKeyStore store, TenantScope scope, Kms kms, Ids ids, Clock clock) {
        this.store = store;
        this.scope = scope;
        this.kms = kms;
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
        var head = new Head(origin(), size, root);
        return head.signed(note(key), signature(key, head.bytes()));
    }

    /** Whether there is a hardware module that could keep the key. */
    boolean hasModule() {
        return kms.signer().isPresent();
    }

    /**
     * Makes a key for heads that cover more than so many entries; the key before vouches for it.
     *
     * @throws Refusal conflict when it is to be in a hardware module and there is none
     */
    NoteKey rotate(long size, HeadKeyKind kind) {
        var before = keys().getLast();
        switch (kind) {
            case ED25519 -> {
                var made = Ed25519.generate();
                try (var secret = made.seed()) {
                    store.add(next(before, NoteKey.ED25519, made.publicKey(), size, null), secret);
                }
            }
            case ECDSA -> {
                var made = EcdsaP256.generate();
                try (var secret = made.privateKey()) {
                    store.add(next(before, NoteKey.ECDSA, made.publicKey(), size, null), secret);
                }
            }
            case MODULE -> {
                var made = kms.signer()
                        .orElseThrow(() -> Refusal.of(Refusal.Code.CONFLICT, "checkpoints.refusal.no-module"))
                        .make();
                store.add(next(before, NoteKey.ECDSA, made.publicKey(), size, made.label()), null);
            }
        }
        return verifier();
    }

    private TreeKeyStore.Kept next(
            TreeKeyStore.Kept before, byte type, byte[] publicKey, long size, @Nullable String label) {
        var succession = succession(before, size, new NoteKey(origin(), type, publicKey));
        return new TreeKeyStore.Kept(
                ids.next(), before.number() + 1, type, publicKey, label, size, succession, now());
    }

    private List<TreeKeyStore.Kept> keys() {
        var keys = store.keys();
        if (!keys.isEmpty()) {
            return keys;
        }
        var made = Ed25519.generate();
        try (var secret = made.seed()) {
            store.add(new TreeKeyStore.Kept(
                    ids.next(), 0, NoteKey.ED25519, made.publicKey(), null, 0, null, now()), secret);
        }
        return store.keys();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** By the key's private half, in the module or out of the database. */
    private byte[] signature(TreeKeyStore.Kept key, byte[] text) {
        var label = key.moduleLabel();
        if (label != null) {
            return kms.signer()
                    .orElseThrow(() -> new KmsUnavailableException(
                            "The journal's key is in a hardware module that is not set."))
                    .sign(label, text);
        }
        try (var secret = store.secret(key.id())) {
            return note(key).sign(secret, text);
        }
    }

    /** Four lines and a signature; {@code docs/formats/journal-bundle-v1.md}, "Keys that follow one another". */
    private String succession(TreeKeyStore.Kept before, long size, NoteKey next) {
        var text = origin() + "\nkey succession\n" + size + "\n" + next.text() + "\n";
        var signature = signature(before, text.getBytes(StandardCharsets.UTF_8));
        return text + "\n" + Head.line(note(before), signature);
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
