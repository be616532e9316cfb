package org.aumbry.crypto;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Key services of customers, without which their networks open nothing.
 *
 * @param networks by the number of a network: its {@code driver}, {@code transit}, {@code aws} or {@code pkcs11}; its
 *     settings below a word of that name, as those of the installation's own; and {@code retired}, to open what it
 *     wrapped without wrapping more
 */
@ConfigurationProperties("aumbry.kms.customer")
record CustomerSettings(@DefaultValue Map<String, Service> networks) {

    CustomerSettings {
        networks = Map.copyOf(networks);
    }

    /** The service of one customer. */
    record Service(
            String driver,
            @DefaultValue("false") boolean retired,
            @Nullable TransitSettings transit,
            @Nullable AwsSettings aws,
            @Nullable Pkcs11Settings pkcs11) {}
}
