package org.aumbry.collectors;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aumbry.checkpoints.PlacedEntries;
import org.aumbry.identity.StepUp;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.networks.Networks;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where a network's journal is sent; for full administrators, after a fresh look. */
@Service
public class Collectors {

    private static final int MOST = 10;
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_ADDRESS = 500;
    private static final int LONGEST_SECRET = 4000;
    private static final int LONGEST_AUTHORITY = 32_000;

    private final CollectorStore store;
    private final CollectorDesk desk;
    private final PlacedEntries placed;
    private final Networks networks;
    private final StepUp stepUp;
    private final Journal journal;

    Collectors(
            CollectorStore store,
            CollectorDesk desk,
            PlacedEntries placed,
            Networks networks,
            StepUp stepUp,
            Journal journal) {
        this.store = store;
        this.desk = desk;
        this.placed = placed;
        this.networks = networks;
        this.stepUp = stepUp;
        this.journal = journal;
    }

    /**
     * A destination as it is asked for.
     *
     * @param secret sent to an HTTPS destination as a bearer token; empty for none
     * @param authority certificates that count beside none other, PEM; empty for the public ones
     * @param fromBeginning whether it is sent the journal from its first entry rather than from now on
     */
    public record Draft(
            String name,
            String address,
            LineFormat format,
            SentValues values,
            String secret,
            String authority,
            boolean fromBeginning) {

        @Override
        public String toString() {
            return "draft of a destination";
        }
    }

    /** All destinations with how many entries each has still to be sent. */
    @Transactional(readOnly = true)
    public List<Waiting> list(Principal who) {
        networks.requireAdministrator(who, "collector.list");
        long size = placed.size();
        return store.all().stream()
                .map(each -> new Waiting(each, Math.max(0, size - each.progress().next())))
                .toList();
    }

    /** A destination and how many entries it has still to be sent. */
    public record Waiting(Collector collector, long entries) {}

    @Transactional
    public void add(Principal who, Draft draft) {
        networks.requireAdministrator(who, "collector.add");
        stepUp.require(who);
        var name = draft.name().strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw Refusal.invalid("name", "collectors.refusal.name", LONGEST_NAME);
        }
        var address = address(draft.address().strip());
        desk.requireAllowed(address);
        if (draft.secret().length() > LONGEST_SECRET || draft.secret().chars().anyMatch(each -> each <= ' ')) {
            throw Refusal.invalid("secret", "collectors.refusal.secret");
        }
        if (draft.authority().length() > LONGEST_AUTHORITY || !desk.authority(draft.authority())) {
            throw Refusal.invalid("authority", "collectors.refusal.authority");
        }
        if (store.all().size() >= MOST) {
            throw Refusal.of(Refusal.Code.OVER_LIMIT, "collectors.refusal.many", MOST);
        }
        long next = draft.fromBeginning() ? 0 : placed.size();
        var collector = desk.add(who, name, address, draft, next);
        journal.record(who, "collector.add", ref(collector), Map.of(
                "host", address.getHost(), "format", draft.format().word(), "values", draft.values().word()));
    }

    @Transactional
    public void remove(Principal who, UUID id) {
        networks.requireAdministrator(who, "collector.remove");
        stepUp.require(who);
        found(store.remove(id));
        journal.record(who, "collector.remove", ref(id));
    }

    @Transactional
    public void enable(Principal who, UUID id, boolean enabled) {
        var verb = enabled ? "collector.enable" : "collector.disable";
        networks.requireAdministrator(who, verb);
        stepUp.require(who);
        found(store.enable(id, enabled));
        desk.wake(who);
        journal.record(who, verb, ref(id));
    }

    /** Sends everything from that place of the journal on, once more where it was sent before. */
    @Transactional
    public void replay(Principal who, UUID id, long from) {
        networks.requireAdministrator(who, "collector.replay");
        stepUp.require(who);
        found(store.find(id).isPresent());
        if (from < 0 || from > placed.size()) {
            throw Refusal.invalid("from", "collectors.refusal.place", placed.size());
        }
        found(store.goBack(id, from));
        desk.wake(who);
        journal.record(who, "collector.replay", ref(id), Map.of("from", "" + from));
    }

    /** A whole address: {@code https://...}, or {@code tls://host:port} for syslog. */
    static URI address(String text) {
        try {
            var address = new URI(text);
            boolean whole = text.length() <= LONGEST_ADDRESS
                    && address.getHost() != null
                    && address.getRawUserInfo() == null
                    && address.getRawFragment() == null;
            boolean https = "https".equals(address.getScheme());
            boolean syslog = "tls".equals(address.getScheme())
                    && address.getRawQuery() == null
                    && (address.getRawPath() == null || address.getRawPath().isEmpty());
            if (whole && (https || syslog)) {
                return address;
            }
        } catch (URISyntaxException malformed) {
            throw Refusal.invalid("address", "collectors.refusal.address");
        }
        throw Refusal.invalid("address", "collectors.refusal.address");
    }

    private static void found(boolean there) {
        if (!there) {
            throw Refusal.notFound();
        }
    }

    private static ObjectRef ref(UUID id) {
        return new ObjectRef("collector", id);
    }
}
