package org.aumbry.custody;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.aumbry.blobs.BlobKeys;
import org.aumbry.crypto.Algorithm;
import org.aumbry.crypto.CustomerKeys;
import org.aumbry.crypto.Kms;
import org.aumbry.crypto.KmsHealth;
import org.aumbry.crypto.KmsSettings;
import org.aumbry.data.NetworkKeys;
import org.aumbry.identity.Administrators;
import org.aumbry.kernel.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What keys a network has, how old they are and when they are due; for its administrators. Never a key itself. */
@Service
public class Custody {

    private final NetworkKeys network;
    private final BlobKeys blobs;
    private final Kms kms;
    private final CustomerKeys customers;
    private final KmsSettings settings;
    private final Administrators administrators;
    private final Clock clock;

    Custody(
            NetworkKeys network,
            BlobKeys blobs,
            Kms kms,
            CustomerKeys customers,
            KmsSettings settings,
            Administrators administrators,
            Clock clock) {
        this.network = network;
        this.blobs = blobs;
        this.kms = kms;
        this.customers = customers;
        this.settings = settings;
        this.administrators = administrators;
        this.clock = clock;
    }

    /**
     * The hierarchy from the top.
     *
     * @param customer the customer's own key service; null when there is none
     * @param outage how long keys in memory are used while the key service gives no answer
     * @param rows one for each kind of key below the network's own
     * @param blobsLeft how many keys of files lie under a data key that seals no more
     */
    public record Hierarchy(
            KmsHealth kms, @Nullable KmsHealth customer, Duration outage, NetworkKeys.Own own, Instant ownDue,
            List<Row> rows, long blobsLeft) {}

    /**
     * Keys of one kind.
     *
     * @param due when the oldest of them should be changed; null for what is never changed, or when there is none
     */
    public record Row(NetworkKeys.Kind kind, @Nullable Instant due) {}

    @Transactional(readOnly = true)
    public Hierarchy hierarchy(Principal who) {
        administrators.require(who, "key.list");
        var own = network.own();
        return new Hierarchy(
                kms.health(),
                customers.of(network.tenant()).map(Kms::health).orElse(null),
                settings.outage(),
                own,
                after(own.since(), Level.NETWORK),
                network.kinds().stream().map(kind -> new Row(kind, due(kind))).toList(),
                blobs.countUnderEarlier());
    }

    /**
     * How things are sealed.
     *
     * @param set how new keys seal
     * @param keys how many keys seal in each way
     * @param files how many files are sealed in each way
     */
    public record Ways(String service, Algorithm set, Map<Algorithm, Long> keys, Map<Algorithm, Long> files) {}

    @Transactional(readOnly = true)
    public Ways ways(Principal who) {
        administrators.require(who, "key.list");
        return new Ways(kms.name(), settings.algorithm(), network.ways(), blobs.ways());
    }

    /** Whether that moment has come. */
    public boolean over(Instant due) {
        return !clock.instant().isBefore(due);
    }

    private static @Nullable Instant due(NetworkKeys.Kind kind) {
        var oldest = kind.oldest();
        if (oldest == null) {
            return null;
        }
        for (var level : Level.values()) {
            if (level.kinds().contains(kind.kind())) {
                return after(oldest, level);
            }
        }
        return null;
    }

    static Instant after(Instant since, Level level) {
        return since.atOffset(ZoneOffset.UTC).plus(level.use()).toInstant();
    }
}
