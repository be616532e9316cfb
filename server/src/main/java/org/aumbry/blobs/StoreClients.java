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
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;

/**
 * Clients of object stores with an S3 interface.
 *
 * <p>Checksums of the newer kinds are not asked for, since stores other than Amazon's answer them with errors: what is
 * written goes with its MD5, and whoever reads checks what comes.
 */
final class StoreClients {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration READ = Duration.ofSeconds(20);
    private static final Duration ATTEMPT = Duration.ofSeconds(60);

    private StoreClients() {}

    static S3Client client(String endpoint, String region, String accessKey, String secretKey, Egress egress) {
        return client(endpoint, region,
                StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey)), egress);
    }

    /** One that shows no credential: to see that it is refused. */
    static S3Client nameless(String endpoint, String region, Egress egress) {
        return client(endpoint, region, AnonymousCredentialsProvider.create(), egress);
    }

    private static S3Client client(
            String endpoint, String region, AwsCredentialsProvider credentials, Egress egress) {
        return S3Client.builder()
                .endpointOverride(URI.create(endpoint))
                .region(Region.of(region))
                .credentialsProvider(credentials)
                .forcePathStyle(true)
                .serviceConfiguration(S3Configuration.builder().chunkedEncodingEnabled(false).build())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(READ))
                .overrideConfiguration(override -> override
                        .addExecutionInterceptor(new Permission(egress))
                        .retryStrategy(RetryMode.STANDARD)
                        .apiCallAttemptTimeout(ATTEMPT)
                        .defaultProfileFile(ProfileFile.aggregator().build()))
                .build();
    }

    /** Asks before each request leaves, for the host it is really for: a bucket may have a name of its own. */
    private record Permission(Egress egress) implements ExecutionInterceptor {

        @Override
        public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
            var request = context.httpRequest();
            if (!egress.permits(Egress.Party.OBJECT_STORE, request.host(), request.port())) {
                throw SdkClientException.create("the installation does not go there");
            }
        }
    }
}
