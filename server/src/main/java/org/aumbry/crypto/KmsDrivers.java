package org.aumbry.crypto;

import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import org.aumbry.kernel.Egress;

/** Makes the key services by their names. */
final class KmsDrivers {

    private final KmsSettings settings;
    private final Services services;
    private final RootKeys roots;
    private final Egress egress;
    private final Randomness randomness;
    private final Clock clock;

    /** How each kind of service is reached. */
    record Services(Pkcs11Settings pkcs11, TransitSettings transit, AwsSettings aws, ProcessSettings process) {}

    KmsDrivers(
            KmsSettings settings,
            Services services,
            RootKeys roots,
            Egress egress,
            Randomness randomness,
            Clock clock) {
        this.settings = settings;
        this.services = services;
        this.roots = roots;
        this.egress = egress;
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

    /** Those of customers, each by itself; one that is set wrongly keeps the program from starting. */
    CustomerKeys customers(CustomerSettings customers) {
        var services = new HashMap<String, Kms>();
        var retired = new HashSet<String>();
        customers.networks().forEach((network, service) -> {
            services.put(network, new WatchedKms(customer(network, service), clock));
            if (service.retired()) {
                retired.add(network);
            }
        });
        return CustomerKeys.of(services, retired);
    }

    private Kms customer(String network, CustomerSettings.Service service) {
        var own = service.transit();
        var cloud = service.aws();
        var module = service.pkcs11();
        if (service.driver().equals("transit") && own != null) {
            return new TransitKms(own, settings.timeout(), egress);
        }
        if (service.driver().equals("aws") && cloud != null) {
            return new AwsKms(cloud, settings.timeout(), egress, clock);
        }
        if (service.driver().equals("pkcs11") && module != null) {
            return new Pkcs11Kms(module, randomness);
        }
        throw new KmsUnavailableException("The key service of network " + network + " is not set: its driver is"
                + " transit, aws or pkcs11, and its settings stand below a word of that name.");
    }

    private Kms driver(String name) {
        return switch (name) {
            case "pkcs11" -> new Pkcs11Kms(services.pkcs11(), randomness);
            case "transit" -> new TransitKms(services.transit(), settings.timeout(), egress);
            case KmsSettings.PROCESS -> new ProcessKms(services.process(), settings.timeout(), clock);
            case "aws" -> new AwsKms(services.aws(), settings.timeout(), egress, clock);
            default -> new SealedFileKms(roots, randomness);
        };
    }
}
