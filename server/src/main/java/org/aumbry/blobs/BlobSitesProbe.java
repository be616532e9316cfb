package org.aumbry.blobs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.aumbry.crypto.Hashes;
import org.aumbry.crypto.Randomness;
import org.aumbry.data.TenantScope;
import org.aumbry.kernel.Probe;
import org.aumbry.kernel.TenantId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares what each site holds of the network with what the database says it has to hold: one hash over the names of
 * all blobs there, which never change and stand for content that never changes. Where there are many, on one shelf of
 * 256, another one each time.
 */
@Component
class BlobSitesProbe implements Probe {

    private static final int SITES = 2;
    private static final long MOST_AT_ONCE = 20_000;
    private static final int SHOWN = 12;
    private static final String ALL = "";

    /** What came later may still be on its way to the other sites. */
    private static final Duration SETTLED = Duration.ofMinutes(10);

    private final BlobStore store;
    private final BlobRowStore rows;
    private final TransactionTemplate transaction;
    private final TenantScope scope;
    private final Randomness randomness;
    private final Clock clock;

    BlobSitesProbe(
            BlobStore store,
            BlobRowStore rows,
            TransactionTemplate transaction,
            TenantScope scope,
            Randomness randomness,
            Clock clock) {
        this.store = store;
        this.rows = rows;
        this.transaction = transaction;
        this.scope = scope;
        this.randomness = randomness;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "blobs.sites-are-whole";
    }

    @Override
    public List<String> promises() {
        return List.of("DEX-92");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        var sites = store.places().stream()
                .filter(place -> !place.location().isBlank())
                .collect(Collectors.groupingBy(PlaceState::location, TreeMap::new, Collectors.toList()));
        if (sites.size() < SITES) {
            return Result.fails("Blobs lie at " + sites.size() + " named sites; " + SITES + " are promised.");
        }
        var shelf = shelf();
        List<UUID> settled = Objects.requireNonNull(transaction.execute(
                running -> rows.settled(shelf, clock.instant().minus(SETTLED))));
        var wanted = new TreeSet<UUID>(settled);
        var root = root(wanted);
        var differing = new TreeMap<String, String>();
        for (var site : sites.entrySet()) {
            var found = root(held(site.getValue(), shelf, wanted));
            if (!found.equals(root)) {
                differing.put(site.getKey(), found);
            }
        }
        var said = "%d blobs%s, root %s: of %d sites %d hold the same.".formatted(
                wanted.size(), shelf.equals(ALL) ? "" : " of one shelf in 256", root, sites.size(),
                sites.size() - differing.size());
        return differing.isEmpty() ? Result.holds(said) : Result.fails(said + told(differing));
    }

    /** All of it, or two digits by chance where that is too much for seconds. */
    private String shelf() {
        long blobs = Objects.requireNonNull(transaction.execute(running -> rows.totals().count()));
        return blobs <= MOST_AT_ONCE ? ALL : HexFormat.of().formatHex(randomness.bytes(1));
    }

    /** Those that at least one place of the site has; a place that gives no answer has none. */
    private Set<UUID> held(List<PlaceState> places, String shelf, Collection<UUID> wanted) {
        var held = new HashSet<UUID>();
        for (var place : places) {
            try {
                listed(scope.current(), place.copy(), shelf).forEach(file -> held.add(file.name().id()));
            } catch (IOException away) {
                continue;
            }
        }
        held.retainAll(Set.copyOf(wanted));
        return new TreeSet<>(held);
    }

    private List<BlobStore.Stored> listed(TenantId tenant, int copy, String shelf) throws IOException {
        return shelf.equals(ALL) ? store.list(tenant, copy) : store.shelf(tenant, copy, shelf);
    }

    /** SHA-256 over the numbers, 16 bytes each, in their order. */
    private static String root(Collection<UUID> sorted) {
        var digest = Hashes.sha256();
        for (var id : sorted) {
            digest.update(ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(id.getMostSignificantBits())
                    .putLong(id.getLeastSignificantBits())
                    .array());
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, SHOWN);
    }

    private static String told(Map<String, String> differing) {
        return differing.entrySet().stream()
                .map(site -> " Site " + site.getKey() + ": root " + site.getValue() + ".")
                .collect(Collectors.joining());
    }
}
