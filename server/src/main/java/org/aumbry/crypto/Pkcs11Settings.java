package org.aumbry.crypto;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A hardware module for the root key.
 *
 * @param module path of its PKCS#11 module, a shared object
 * @param slot index in the list of its slots
 * @param pinFile a file whose first line is the PIN
 * @param key beginning of the label of the AES-256 key, which is made inside the module when there is none
 */
@ConfigurationProperties("aumbry.kms.pkcs11")
record Pkcs11Settings(
        @Nullable Path module,
        @DefaultValue("0") int slot,
        @Nullable Path pinFile,
        @DefaultValue("aumbry") String key) {}
