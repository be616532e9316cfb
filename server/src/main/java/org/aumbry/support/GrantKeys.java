package org.aumbry.support;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.aumbry.crypto.Hashes;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.SealingKey;
import org.aumbry.data.KeyRing;
import org.aumbry.data.KeyScope;
import org.springframework.stereotype.Component;

/**
 * The key of a grant, which is usable only together with the approver's signature.
 *
 * <p>Shape: {@code number of the data key (4) | wrapped key (60)}. It is wrapped under HKDF-SHA-256 over the data key
 * of the scope {@code support:<grant>}, with the SHA-256 of the signed answer as salt and the SHA-256 of the exact
 * words in the info. So neither a row nor a data key alone gives it, and with the data key it is gone for good.
 */
@Component
class GrantKeys {

    private static final byte[] LABEL = "aumbry support grant key v1".getBytes(StandardCharsets.US_ASCII);
    private static final int NUMBER_BYTES = Integer.BYTES;

    private final KeyRing keys;
    private final Randomness randomness;

    GrantKeys(KeyRing keys, Randomness randomness) {
        this.keys = keys;
        this.randomness = randomness;
    }

    SealingKey fresh() {
        return SealingKey.generate(randomness);
    }

    byte[] wrap(SealingKey key, GrantText text, Approval approval) {
        return keys.withCurrent(KeyScope.support(text.id()), (number, scopeKey) -> {
            try (var wrapping = wrapping(scopeKey, text, approval)) {
                var wrapped = wrapping.wrap(randomness, key, LABEL);
                return ByteBuffer.allocate(NUMBER_BYTES + wrapped.length).putInt(number).put(wrapped).array();
            }
        });
    }

    /**
     * The key, which the caller closes.
     *
     * @throws org.aumbry.crypto.TamperedException when the signature or the words are others
     * @throws org.aumbry.data.KeyDestroyedException when the grant is over
     */
    SealingKey unwrap(byte[] wrapped, GrantText text, Approval approval) {
        var buffer = ByteBuffer.wrap(wrapped);
        int of = buffer.getInt();
        var rest = new byte[buffer.remaining()];
        buffer.get(rest);
        return keys.withNumber(of, (number, scopeKey) -> {
            try (var wrapping = wrapping(scopeKey, text, approval)) {
                return wrapping.unwrap(rest, LABEL);
            }
        });
    }

    byte[] seal(SealingKey key, GrantText text, UUID object, UUID blob, String title) {
        return key.seal(randomness, title.getBytes(StandardCharsets.UTF_8), place(text, object, blob));
    }

    String open(SealingKey key, GrantText text, SupportObjectStore.Row row) {
        return new String(
                key.open(row.titleSealed(), place(text, row.object(), row.blob())), StandardCharsets.UTF_8);
    }

    /** Binds what is sealed under a grant's key to the network, the grant, the object and the content it had. */
    byte[] place(GrantText text, UUID object, UUID blob) {
        var buffer = ByteBuffer.allocate(LABEL.length + 8 * Long.BYTES).put(LABEL);
        for (var id : new UUID[] {keys.tenant().value(), text.id(), object, blob}) {
            buffer.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        }
        return buffer.array();
    }

    private static SealingKey wrapping(SealingKey scopeKey, GrantText text, Approval approval) {
        var signature = Hashes.sha256(approval.answer().getBytes(StandardCharsets.UTF_8));
        var info = ByteBuffer.allocate(LABEL.length + Hashes.SHA256_BYTES).put(LABEL).put(text.hash()).array();
        return scopeKey.derive(signature, info);
    }
}
