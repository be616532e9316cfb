package org.aumbry.blobs;

import java.net.URI;
import java.time.Duration;
import org.aumbry.kernel.Egress;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;

/**
 * Clients of object stores with an S3 interface.
 *
 * <p>Checksums of the newer kinds are not asked for, since stores other than Amazon's answer them with errors: what is
 * written goes with its MD5, and whoever reads checks what comes.
 */
final class StoreClients {

    /** How long to wait for the next bytes of an answer. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final int ATTEMPT = 3;
    private static final int HASTE = 4;

    private StoreClients() {}

    static S3Client client(String endpoint, String region, String accessKey, String secretKey, Egress egress) {
        return client(endpoint, region, credentials(accessKey, secretKey), egress, PATIENCE);
    }

    static S3Client client(
            BucketSettings settings, String accessKey, String secretKey, Egress egress, Duration patience) {
        return client(
                settings.endpoint(), settings.region(), credentials(accessKey, secretKey), egress, patience);
    }

    private static AwsCredentialsProvider credentials(String accessKey, String secretKey) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey));
    }

    /** One that shows no credential: to see that it is refused. */
    static S3Client nameless(String endpoint, String region, Egress egress) {
        return client(endpoint, region, AnonymousCredentialsProvider.create(), egress, PATIENCE);
    }

    /** One that is content with a short wait and asks once: to see whether the store answers at all. */
    static S3Client hasty(
            BucketSettings settings, String accessKey, String secretKey, Egress egress, Duration patience) {
        var haste = patience.dividedBy(HASTE);
        return builder(settings.endpoint(), settings.region(), credentials(accessKey, secretKey))
                .httpClient(new VisitingClient(haste, egress))
                .overrideConfiguration(override -> override
                        .retryStrategy(DefaultRetryStrategy.doNotRetry())
                        .apiCallAttemptTimeout(haste.multipliedBy(2))
                        .defaultProfileFile(ProfileFile.aggregator().build()))
                .build();
    }

    private static S3Client client(
            String endpoint,
            String region,
            AwsCredentialsProvider credentials,
            Egress egress,
            Duration patience) {
        return builder(endpoint, region, credentials)
                .httpClient(new VisitingClient(patience, egress))
                .overrideConfiguration(override -> override
                        .retryStrategy(RetryMode.STANDARD)
                        .apiCallAttemptTimeout(patience.multipliedBy(ATTEMPT))
                        .defaultProfileFile(ProfileFile.aggregator().build()))
                .build();
    }

    private static S3ClientBuilder builder(String endpoint, String region, AwsCredentialsProvider credentials) {
        return S3Client.builder()
                .endpointOverride(URI.create(endpoint))
                .region(Region.of(region))
                .credentialsProvider(credentials)
                .forcePathStyle(true)
                .serviceConfiguration(S3Configuration.builder().chunkedEncodingEnabled(false).build())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
    }
}
