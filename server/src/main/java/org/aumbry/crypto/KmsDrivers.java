package org.aumbry.crypto;

import java.time.Clock;

/** Makes the key services by their names. */
final class KmsDrivers {

    private final KmsSettings settings;
    private final Pkcs11Settings pkcs11;
    private final TransitSettings transit;
    private final AwsSettings aws;
    private final RootKeys roots;
    private final Randomness randomness;
    private final Clock clock;

    KmsDrivers(
            KmsSettings settings,
            Pkcs11Settings pkcs11,
            TransitSettings transit,
            AwsSettings aws,
            RootKeys roots,
            Randomness randomness,
            Clock clock) {
        this.settings = settings;
        this.pkcs11 = pkcs11;
        this.transit = transit;
        this.aws = aws;
        this.roots = roots;
        this.randomness = randomness;
        this.clock = clock;
    }

    /** The configured one, with those of before. */
    Kms configured() {
        return new WatchedKms(
                new SeveralKms(
                        driver(settings.driver()), settings.previous().stream().map(this::driver).toList()),
                clock);
    }

    private Kms driver(String name) {
        return switch (name) {
            case "pkcs11" -> new Pkcs11Kms(pkcs11, randomness);
            case "transit" -> new TransitKms(transit, settings.timeout());
            case "aws" -> new AwsKms(aws, settings.timeout(), clock);
            default -> new SealedFileKms(roots, randomness);
        };
    }
}
