package org.aumbry.blobs;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.aumbry.data.CannotStartException;
import org.aumbry.kernel.Egress;
import org.aumbry.kernel.TenantId;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Which bucket, prefix and credential a network has in one object store.
 *
 * <p>What is read is authenticated chunk by chunk.
 */
final class BucketDoor {

    private static final String NETWORK = "{network}";
    private static final Set<Integer> REFUSALS = Set.of(401, 403);

    private final BucketSettings settings;
    private final Egress egress;
    private final Duration patience;
    private final S3Client shared;
    private final S3Client hasty;
    private final Map<String, S3Client> own = new ConcurrentHashMap<>();

    /** A network's container: objects of this bucket whose names begin so. */
    record Container(S3Client client, String bucket, String prefix, boolean makesBucket) {}

    BucketDoor(BucketSettings settings, Egress egress) {
        this(settings, egress, StoreClients.PATIENCE);
    }

    BucketDoor(BucketSettings settings, Egress egress, Duration patience) {
        this.settings = settings;
        this.egress = egress;
        this.patience = patience;
        this.shared = client(settings.accessKey(), settings.secretKey());
        this.hasty = StoreClients.hasty(
                settings, String.valueOf(settings.accessKey()), String.valueOf(settings.secretKey()), egress, patience);
    }

    Container of(TenantId tenant) {
        var prefix = settings.prefix() + tenant + "/";
        var given = settings.networks().get(tenant.toString());
        if (given == null) {
            return new Container(
                    shared, settings.bucket().replace(NETWORK, tenant.toString()), prefix, hasBucketPerNetwork());
        }
        var bucket = given.bucket() == null ? settings.bucket() : given.bucket();
        var client = given.accessKey() == null
                ? shared
                : own.computeIfAbsent(given.accessKey(), key -> client(key, given.secretKey()));
        return new Container(client, bucket.replace(NETWORK, tenant.toString()), prefix, bucket.contains(NETWORK));
    }

    /** Whether the network's credential is nobody else's. */
    boolean hasOwnCredential(TenantId tenant) {
        var given = settings.networks().get(tenant.toString());
        if (given == null || given.accessKey() == null || given.accessKey().equals(settings.accessKey())) {
            return false;
        }
        return settings.networks().values().stream()
                        .filter(other -> given.accessKey().equals(other.accessKey()))
                        .count()
                == 1;
    }

    /**
     * Whether the store refuses to list the network's container to somebody who shows no credential.
     *
     * @throws IOException when it gives no answer that says so
     */
    boolean refusesNameless(TenantId tenant) throws IOException {
        var container = of(tenant);
        try (var nobody = StoreClients.nameless(settings.endpoint(), settings.region(), egress)) {
            StoreAnswers.ask("", () -> nobody.listObjectsV2(
                    list -> list.bucket(container.bucket()).prefix(container.prefix()).maxKeys(1)));
            return false;
        } catch (StoreAwayException answer) {
            if (answer.getCause() instanceof S3Exception s3 && REFUSALS.contains(s3.statusCode())) {
                return true;
            }
            throw answer;
        }
    }

    boolean hasBucketPerNetwork() {
        return settings.bucket().contains(NETWORK);
    }

    /** The bucket of networks without one of their own, by a client that does not wait long. */
    Container common() {
        return new Container(hasty, settings.bucket(), settings.prefix(), false);
    }

    private S3Client client(@Nullable String accessKey, @Nullable String secretKey) {
        if (accessKey == null || secretKey == null || accessKey.isBlank() || secretKey.isBlank()) {
            throw new CannotStartException(
                    "A bucket for blobs has no access-key or no secret-key: see docs/operate/object-store.md.");
        }
        return StoreClients.client(settings, accessKey, secretKey, egress, patience);
    }
}
