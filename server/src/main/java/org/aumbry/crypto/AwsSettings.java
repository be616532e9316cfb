package org.aumbry.crypto;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * AWS KMS for the root key.
 *
 * @param region for example {@code eu-west-3}
 * @param key id, ARN or alias of a symmetric key
 * @param endpoint another address than the region's own; https, unless it is this machine
 * @param accessKeyId of the credentials
 * @param secretFile a file whose first line is the secret access key and whose second, if any, a session token
 */
@ConfigurationProperties("aumbry.kms.aws")
record AwsSettings(
        @Nullable String region,
        @Nullable String key,
        @Nullable URI endpoint,
        @Nullable String accessKeyId,
        @Nullable Path secretFile) {}
