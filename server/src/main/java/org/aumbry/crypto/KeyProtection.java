package org.aumbry.crypto;

/** What unlocks the root key file. */
public enum KeyProtection {
    PASSPHRASE(1),
    KEY_FILE(2);

    private final byte code;

    KeyProtection(int code) {
        this.code = (byte) code;
    }

    byte code() {
        return code;
    }

    static KeyProtection of(byte code) {
        for (var protection : values()) {
            if (protection.code == code) {
                return protection;
            }
        }
        throw new TamperedException("root key file");
    }
}
