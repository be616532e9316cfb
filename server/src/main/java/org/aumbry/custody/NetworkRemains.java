package org.aumbry.custody;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aumbry.data.TenantLeftovers;
import org.aumbry.data.TenantLeftovers.Where;
import org.aumbry.data.Turns;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.TenantId;
import org.aumbry.operators.InstallationJournal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What networks leave behind whose keys were destroyed: schema, role, files, index, backups. None of it opens; all of
 * it is taken away, and the installation's journal says so. The certificate stays.
 */
@Service
public class NetworkRemains {

    /** Requests that were under way when the keys went have ended by then. */
    static final Duration GRACE = Duration.ofMinutes(2);

    private static final Logger LOG = LoggerFactory.getLogger(NetworkRemains.class);
    private static final Duration TURN = Duration.ofMinutes(10);
    private static final long UNKNOWN = -1;

    private final DestroyedNetworkStore store;
    private final List<TenantLeftovers> leftovers;
    private final InstallationJournal installation;
    private final Turns turns;
    private final TransactionTemplate control;
    private final Clock clock;

    NetworkRemains(
            DestroyedNetworkStore store,
            List<TenantLeftovers> leftovers,
            InstallationJournal installation,
            Turns turns,
            @Qualifier("control") TransactionTemplate control,
            Clock clock) {
        this.store = store;
        this.leftovers = List.copyOf(leftovers);
        this.installation = installation;
        this.turns = turns;
        this.control = control;
        this.clock = clock;
    }

    /** What there still is. @param pieces how many; negative when a place gives no answer */
    public record Left(String what, long pieces) {}

    /** Looks in every place, for whoever stands at the machine; of the search index only in this program's. */
    public List<Left> left(TenantId network) {
        return leftovers.stream().map(each -> new Left(each.what(), count(each, network))).toList();
    }

    private static long count(TenantLeftovers each, TenantId network) {
        try {
            return each.count(network);
        } catch (IOException away) {
            return UNKNOWN;
        }
    }

    /** Takes away what is left of networks that were destroyed before that moment. */
    void remove(Instant destroyedBefore) {
        for (var gone : store.before(destroyedBefore)) {
            try {
                remove(gone);
            } catch (IOException | RuntimeException failed) {
                LOG.error("What is left of a destroyed network could not be removed yet: {}", failed.toString());
            }
        }
    }

    private void remove(DestroyedNetworkStore.Gone gone) throws IOException {
        remove(gone.network(), Where.EACH_PROGRAM);
        if (gone.removedAt() != null || !turns.take("custody.remains", TURN)) {
            return;
        }
        var pieces = remove(gone.network(), Where.SHARED);
        control.executeWithoutResult(open -> {
            if (store.removed(gone.network(), clock.instant())) {
                installation.recordOfNetwork(
                        gone.network(), "network.remove", new ObjectRef("network", gone.network().value()), pieces);
            }
        });
    }

    private Map<String, String> remove(TenantId network, Where where) throws IOException {
        var pieces = new TreeMap<String, String>();
        for (var each : leftovers) {
            if (each.where() == where) {
                pieces.put(each.what(), String.valueOf(each.remove(network)));
                if (each.count(network) > 0) {
                    throw new IOException("there is more of its " + each.what());
                }
            }
        }
        return pieces;
    }
}
