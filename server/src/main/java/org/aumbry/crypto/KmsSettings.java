package org.aumbry.crypto;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which service holds the root key, and how it is used.
 *
 * @param driver {@code file} (the sealed key file), {@code process} (a process of its own, started by {@code ./aumbry
 *     keys serve}), {@code pkcs11} (a hardware module), {@code transit} (HashiCorp Vault or OpenBao) or {@code aws}
 *     (AWS KMS)
 * @param previous services of before that open what they wrapped until {@code ./aumbry keys move} has wrapped it anew
 * @param outage how long keys that are in memory are used while the service gives no answer, 0 to 24 hours
 * @param timeout how long an answer is waited for
 * @param cipher how new keys of networks seal: {@code aes-256-gcm} or {@code chacha20-poly1305}
 */
@ConfigurationProperties("aumbry.kms")
public record KmsSettings(
        @DefaultValue("file") String driver,
        @DefaultValue List<String> previous,
        @DefaultValue("15m") Duration outage,
        @DefaultValue("3s") Duration timeout,
        @DefaultValue("aes-256-gcm") String cipher) {

    public static final String FILE = "file";
    public static final String PROCESS = "process";

    private static final List<String> DRIVERS = List.of(FILE, PROCESS, "pkcs11", "transit", "aws");

    public KmsSettings {
        if (outage.isNegative() || outage.compareTo(Duration.ofHours(24)) > 0) {
            throw new IllegalArgumentException("aumbry.kms.outage is 0 to 24 hours");
        }
        if (!DRIVERS.contains(driver) || !DRIVERS.containsAll(previous)) {
            throw new IllegalArgumentException("aumbry.kms.driver and aumbry.kms.previous are of " + DRIVERS);
        }
        if (driver.equals(PROCESS) && previous.contains(FILE) || driver.equals(FILE) && previous.contains(PROCESS)) {
            throw new IllegalArgumentException("aumbry.kms.previous names no other service: the key process opens the"
                    + " same key file, so move root.key there");
        }
        if (Algorithm.named(cipher).isEmpty()) {
            throw new IllegalArgumentException("aumbry.kms.cipher is aes-256-gcm or chacha20-poly1305");
        }
        previous = List.copyOf(previous);
    }

    /** What counts when nothing is set. */
    public static KmsSettings usual() {
        return new KmsSettings(FILE, List.of(), Duration.ofMinutes(15), Duration.ofSeconds(3), "aes-256-gcm");
    }

    /** How new keys of networks seal. */
    public Algorithm algorithm() {
        return Algorithm.named(cipher).orElseThrow();
    }

    /** Whether that service is asked for anything. */
    public boolean uses(String name) {
        return driver.equals(name) || previous.contains(name);
    }
}
