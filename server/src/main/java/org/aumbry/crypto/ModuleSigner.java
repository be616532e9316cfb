package org.aumbry.crypto;

/** Keys that sign inside a hardware module and can't be taken out of it: ECDSA on P-256 with SHA-256 (FIPS 186-5). */
public interface ModuleSigner {

    /**
     * A key in the module.
     *
     * @param label by which the module finds it again; at most 200 characters
     * @param publicKey SubjectPublicKeyInfo of X.509, 91 bytes
     */
    record Made(String label, byte[] publicKey) {}

    /** Makes a key. One that nobody notes the label of stays in the module unused. */
    Made make();

    /**
     * Signs with the key of that label.
     *
     * @return the two numbers in DER, 70 to 72 bytes
     * @throws KmsRefusedException when the module has no such key
     * @throws KmsUnavailableException when the module gives no answer
     */
    byte[] sign(String label, byte[] message);
}
