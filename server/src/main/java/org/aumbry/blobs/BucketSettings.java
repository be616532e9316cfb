package org.aumbry.blobs;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A bucket of an object store with an S3 interface.
 *
 * @param endpoint its address, as {@code https://s3.example.org}
 * @param region what the store calls its region; most accept any
 * @param bucket name of the bucket; with {@code {network}} in it each network has a bucket of its own, made when it is
 *     first needed
 * @param prefix what names of objects begin with, as {@code aumbry/}
 * @param accessKey public half of the credential
 * @param secretKey secret half of the credential
 * @param networks by a network's identifier: another bucket and credential for this network alone
 */
record BucketSettings(
        String endpoint,
        @DefaultValue("us-east-1") String region,
        String bucket,
        @DefaultValue("") String prefix,
        @Nullable String accessKey,
        @Nullable String secretKey,
        @Nullable Map<String, OfNetwork> networks) {

    BucketSettings {
        networks = networks == null ? Map.of() : Map.copyOf(networks);
    }

    /** What one network has of its own; what is absent is as for the others. */
    record OfNetwork(@Nullable String bucket, @Nullable String accessKey, @Nullable String secretKey) {

        @Override
        public String toString() {
            return "bucket " + bucket;
        }
    }

    @Override
    public String toString() {
        return "bucket " + bucket + " at " + endpoint;
    }
}
