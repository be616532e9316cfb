package org.aumbry.policies;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Area;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What looked like abuse: kept, told to every administrator once, and looked at by one of them. */
@Service
public class Findings {

    private static final String PAGE = "/admin/alerts";

    private final FindingStore store;
    private final Notices notices;
    private final Desk desk;

    Findings(FindingStore store, Notices notices, Desk desk) {
        this.store = store;
        this.notices = notices;
        this.desk = desk;
    }

    /** Those nobody has looked at first, then the newest; of one person only when one is given. */
    @Transactional(readOnly = true)
    public List<Finding> list(Principal who, @Nullable UserId user) {
        desk.require(who, "alert.list");
        return store.list(user);
    }

    /** How many nobody has looked at. For administrators; everyone else learns of none. */
    @Transactional(readOnly = true)
    public long open(Principal who) {
        return who.administers(Area.POLICIES) ? store.countOpen() : 0;
    }

    /** Notes that an administrator has looked at it. */
    @Transactional
    public void acknowledge(Principal who, UUID id) {
        desk.require(who, "alert.acknowledge");
        if (!store.acknowledge(id, who.user(), desk.now())) {
            throw Refusal.notFound();
        }
        desk.record(who, "alert.acknowledge", new ObjectRef("alert", id), Map.of());
    }

    /** Keeps what was seen and tells administrators, unless it is known already; whether it was new. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    boolean add(Seen seen) {
        var finding = new Finding(
                desk.id(), seen.rule(), seen.user(), seen.object(), seen.first(), seen.last(), seen.count(),
                seen.address(), desk.now(), null);
        boolean fresh = store.add(finding, bucket(seen.first(), seen.told()));
        if (fresh) {
            var user = seen.user();
            var name = user == null ? "" : notices.name(user);
            notices.toAdministrators("alert-" + seen.rule().stored(), PAGE, name, seen.count());
        }
        return fresh;
    }

    /**
     * What a rule saw.
     *
     * @param told in which stretch of time the same is told once
     */
    record Seen(
            Finding.Rule rule,
            @Nullable UserId user,
            @Nullable UUID object,
            long count,
            Instant first,
            Instant last,
            String address,
            Duration told) {}

    private static Instant bucket(Instant at, Duration length) {
        long seconds = length.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
    }
}
