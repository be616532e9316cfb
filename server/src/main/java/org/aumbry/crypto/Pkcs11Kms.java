package org.aumbry.crypto;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the root key in a hardware module that is spoken to by PKCS#11; the key never leaves it.
 *
 * <p>The modules' own key wrapping is not offered through Java, so keys are sealed with AES-GCM inside the module:
 * {@code nonce (12) | ciphertext (32) | tag (16)}. A label names each root key: the configured beginning, a hyphen and
 * a number of 16 hexadecimal digits, the greatest of which is the newest.
 */
final class Pkcs11Kms implements Kms {

    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int TAG_BITS = SealingKey.TAG_BYTES * Byte.SIZE;

    private final Pkcs11Settings settings;
    private final Randomness randomness;
    private @Nullable Session session;

    Pkcs11Kms(Pkcs11Settings settings, Randomness randomness) {
        this.settings = settings;
        this.randomness = randomness;
    }

    /** A module that was opened. */
    record Session(Provider provider, KeyStore keys, String newest) {}

    @Override
    public String name() {
        return "pkcs11";
    }

    @Override
    public String rootKeyId() {
        return session().newest();
    }

    @Override
    public byte[] wrap(SealingKey key, String context) {
        var open = session();
        var raw = key.bytes(RawKeyAccess.because("wrapping in a hardware module"));
        try {
            var nonce = randomness.bytes(SealingKey.NONCE_BYTES);
            var place = ForeignWrap.place(ForeignWrap.PKCS11, open.newest(), context);
            var sealed = crypt(open, open.newest(), Cipher.ENCRYPT_MODE, nonce, place, raw);
            var body = ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
            return new ForeignWrap(ForeignWrap.PKCS11, open.newest(), body).encode();
        } finally {
            Arrays.fill(raw, (byte) 0);
        }
    }

    @Override
    public SealingKey unwrap(byte[] wrapped, String context) {
        var read = ForeignWrap.decode(ForeignWrap.PKCS11, wrapped);
        if (read.body().length != SealingKey.KEY_BYTES + SealingKey.OVERHEAD_BYTES) {
            throw new TamperedException("wrapped key");
        }
        var nonce = Arrays.copyOf(read.body(), SealingKey.NONCE_BYTES);
        var sealed = Arrays.copyOfRange(read.body(), SealingKey.NONCE_BYTES, read.body().length);
        var place = ForeignWrap.place(ForeignWrap.PKCS11, read.root(), context);
        var raw = crypt(session(), read.root(), Cipher.DECRYPT_MODE, nonce, place, sealed);
        try {
            return SealingKey.of(raw);
        } finally {
            Arrays.fill(raw, (byte) 0);
        }
    }

    @Override
    public boolean opens(byte[] wrapped) {
        return ForeignWrap.isOf(ForeignWrap.PKCS11, wrapped);
    }

    @Override
    public boolean isCurrent(byte[] wrapped) {
        return opens(wrapped) && ForeignWrap.decode(ForeignWrap.PKCS11, wrapped).root().equals(rootKeyId());
    }

    @Override
    public synchronized void changeRoot() {
        var open = session();
        try {
            session = new Session(open.provider(), open.keys(), make(open.provider(), open.keys(), open.newest()));
        } catch (GeneralSecurityException | ProviderException failed) {
            throw silent(failed);
        }
    }

    @Override
    public Optional<ModuleSigner> signer() {
        return Optional.of(new Pkcs11Signer(this, settings.key(), randomness));
    }

    private byte[] crypt(Session open, String label, int mode, byte[] nonce, byte[] place, byte[] bytes) {
        try {
            var key = (SecretKey) open.keys().getKey(label, null);
            if (key == null) {
                throw new KmsRefusedException("The hardware module has no key " + label + " any more.");
            }
            var cipher = Cipher.getInstance(TRANSFORMATION, open.provider());
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place);
            return cipher.doFinal(bytes);
        } catch (AEADBadTagException wrong) {
            throw new TamperedException("wrapped key", wrong);
        } catch (GeneralSecurityException | ProviderException failed) {
            throw silent(failed);
        }
    }

    /** The next question opens the module anew: it may have been taken out and put back. */
    synchronized KmsUnavailableException silent(Exception failed) {
        session = null;
        return new KmsUnavailableException("The hardware module gives no answer: " + failed.getMessage(), failed);
    }

    /** Opened anew, for what others put into the module meanwhile. */
    synchronized Session reopened() {
        session = null;
        return session();
    }

    synchronized Session session() {
        var known = session;
        if (known == null) {
            known = open();
            session = known;
        }
        return known;
    }

    private Session open() {
        var module = settings.module();
        var pinFile = settings.pinFile();
        if (module == null || pinFile == null) {
            throw new KmsUnavailableException(
                    "A hardware module needs aumbry.kms.pkcs11.module and aumbry.kms.pkcs11.pin-file.");
        }
        var pin = SecretFile.firstLine(pinFile).toCharArray();
        try {
            var provider = Security.getProvider("SunPKCS11").configure(configuration(module.toString()));
            var keys = KeyStore.getInstance("PKCS11", provider);
            keys.load(null, pin);
            var newest = Collections.list(keys.aliases()).stream()
                    .filter(alias -> alias.matches(Pattern.quote(settings.key()) + "-[0-9a-f]{16}"))
                    .max(String::compareTo);
            return new Session(provider, keys, newest.isPresent() ? newest.get() : make(provider, keys, ""));
        } catch (GeneralSecurityException | ProviderException | IOException failed) {
            throw new KmsUnavailableException(
                    "The hardware module can't be opened: " + failed.getMessage(), failed);
        } finally {
            Arrays.fill(pin, ' ');
        }
    }

    /** Makes a key inside the module that can't be taken out of it, numbered after the one there was. */
    private String make(Provider provider, KeyStore keys, String before) throws GeneralSecurityException {
        var label = settings.key() + "-" + next(before);
        var generator = KeyGenerator.getInstance("AES", provider);
        generator.init(SealingKey.KEY_BYTES * Byte.SIZE);
        try {
            keys.setKeyEntry(label, generator.generateKey(), null, null);
        } catch (KeyStoreException refused) {
            throw new GeneralSecurityException("the module keeps no key", refused);
        }
        return label;
    }

    private static String next(String before) {
        int dash = before.lastIndexOf('-');
        long number = before.isEmpty() ? 0 : HexFormat.fromHexDigitsToLong(before.substring(dash + 1));
        return HexFormat.of().toHexDigits(number + 1);
    }

    private String configuration(String module) {
        return """
                --name=aumbry-%s
                library=%s
                slotListIndex=%d
                attributes(generate,CKO_SECRET_KEY,*) = {
                  CKA_TOKEN = true
                  CKA_SENSITIVE = true
                  CKA_EXTRACTABLE = false
                  CKA_ENCRYPT = true
                  CKA_DECRYPT = true
                }
                attributes(generate,CKO_PRIVATE_KEY,CKK_EC) = {
                  CKA_TOKEN = true
                  CKA_SENSITIVE = true
                  CKA_EXTRACTABLE = false
                  CKA_SIGN = true
                }
                """.formatted(HexFormat.of().formatHex(randomness.bytes(4)), module, settings.slot());
    }
}
