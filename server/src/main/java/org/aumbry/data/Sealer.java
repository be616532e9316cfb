package org.aumbry.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.RawKeyAccess;
import org.aumbry.crypto.Secret;
import org.springframework.stereotype.Component;

/**
 * Seals what people wrote before it is stored, and opens it again: only for the tenant that is entered, only in the
 * cell it was sealed for.
 *
 * <p>Look-ups by equality go by keyed MAC columns. The caller brings values into one form (NFC, lower case where
 * wanted) before it asks for a MAC.
 */
@Component
public class Sealer {

    private final KeyRing keys;
    private final Randomness randomness;

    public Sealer(KeyRing keys, Randomness randomness) {
        this.keys = keys;
        this.randomness = randomness;
    }

    public byte[] seal(KeyScope scope, Cell cell, String plain) {
        return sealBytes(scope, cell, plain.getBytes(StandardCharsets.UTF_8));
    }

    public byte[] sealBytes(KeyScope scope, Cell cell, byte[] plain) {
        var column = new SealedColumn(keys.tenant(), cell);
        return keys.withCurrent(scope, (number, key) -> column.seal(number, key, randomness, plain));
    }

    /** Seals a secret, as the private half of a key is one. */
    public byte[] sealSecret(KeyScope scope, Cell cell, Secret secret) {
        var plain = secret.bytes(RawKeyAccess.because("sealing a secret"));
        try {
            return sealBytes(scope, cell, plain);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /**
     * Opens a secret; whoever asks closes it.
     *
     * @throws org.aumbry.crypto.TamperedException when it was not sealed for this cell of this tenant
     */
    public Secret openSecret(Cell cell, byte[] sealed) {
        var plain = openBytes(cell, sealed);
        try {
            return Secret.copyOf(plain);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /** @throws org.aumbry.crypto.TamperedException when it was not sealed for this cell of this tenant */
    public String open(Cell cell, byte[] sealed) {
        return new String(openBytes(cell, sealed), StandardCharsets.UTF_8);
    }

    /** As {@link #open(Cell, byte[])}; the other text when the key it was sealed under was erased. */
    public String open(Cell cell, byte[] sealed, String destroyed) {
        try {
            return open(cell, sealed);
        } catch (KeyDestroyedException gone) {
            return destroyed;
        }
    }

    /**
     * @throws org.aumbry.crypto.TamperedException when it was not sealed for this cell of this tenant
     * @throws KeyDestroyedException when the key it was sealed under was erased
     */
    public byte[] openBytes(Cell cell, byte[] sealed) {
        var column = new SealedColumn(keys.tenant(), cell);
        return keys.withNumber(column.keyNumber(sealed), (number, key) -> column.open(key, sealed));
    }

    /** The look-up form of a value, 16 bytes: equal for equal values of the same column of the same tenant only. */
    public byte[] mac(String table, String column, String value) {
        return keys.withCurrent(KeyScope.LOOKUP, (number, key) -> {
            var raw = key.bytes(RawKeyAccess.because("look-up MAC"));
            try (var secret = Secret.copyOf(raw)) {
                return LookupMac.of(secret, table, column, value);
            } finally {
                Arrays.fill(raw, (byte) 0);
            }
        });
    }
}
