package org.aumbry.crypto;

/** The key service of the product, with a root key of its own that is never written anywhere. */
public final class TestKms {

    private TestKms() {}

    public static Kms fresh() {
        var randomness = new Randomness();
        return new SealedFileKms(RootKey.generate(randomness), randomness);
    }
}
