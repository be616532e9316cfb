package org.aumbry.crypto;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * HashiCorp Vault or OpenBao for the root key.
 *
 * @param address of the server; https, unless it is this machine
 * @param tokenFile a file whose first line is the token; read for every call, so that an agent may renew it
 * @param mount where the transit engine is mounted
 * @param key name of the key, of type {@code aes256-gcm96}
 * @param namespace of the server; absent = none
 */
@ConfigurationProperties("aumbry.kms.transit")
record TransitSettings(
        @Nullable URI address,
        @Nullable Path tokenFile,
        @DefaultValue("transit") String mount,
        @DefaultValue("aumbry") String key,
        @Nullable String namespace) {}
