package org.aumbry.spaces;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aumbry.access.Loans;
import org.aumbry.crypto.Ids;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * An administrator's look into somebody's private drive: with a reason, after a fresh look at the administrator, for at
 * most eight hours, to read. The journal's entry and the letter to the owner stand in the transaction that opens the
 * drive, so that neither can be missing; nothing anywhere switches them off.
 */
@Service
public class BreakGlass {

    public static final int MOST_HOURS = 8;

    private static final int SHORTEST_REASON = 10;
    private static final int LONGEST_REASON = 500;
    private static final Duration SHOWN = Duration.ofDays(30);
    private static final Set<Permission> READ = Set.of(Permission.VIEW, Permission.DOWNLOAD);

    private final SpaceStore spaces;
    private final OpeningStore store;
    private final Loans loans;
    private final OpeningNotice notice;
    private final Journal journal;
    private final Ids ids;
    private final Clock clock;

    BreakGlass(
            SpaceStore spaces,
            OpeningStore store,
            Loans loans,
            OpeningNotice notice,
            Journal journal,
            Ids ids,
            Clock clock) {
        this.spaces = spaces;
        this.store = store;
        this.loans = loans;
        this.notice = notice;
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
    }

    /** Opens the person's private drive to the principal, an administrator, to read. */
    @Transactional
    public Opening open(Principal who, UserId owner, String reason, int hours) {
        notice.require(who, "drive.break-glass");
        var why = reason.strip();
        if (why.length() < SHORTEST_REASON || why.length() > LONGEST_REASON) {
            throw Refusal.invalid("reason", "spaces.glass.reason", SHORTEST_REASON, LONGEST_REASON);
        }
        if (hours < 1 || hours > MOST_HOURS) {
            throw Refusal.invalid("hours", "spaces.glass.hours", MOST_HOURS);
        }
        var drive = spaces.drive(owner, SpaceKind.PRIVATE_DRIVE)
                .filter(found -> !owner.equals(who.user()))
                .orElseThrow(Refusal::notFound);
        var until = now().plus(Duration.ofHours(hours));
        var grant = loans.lend(who, drive.accessClass(), READ, until);
        var opening = new Opening(ids.next(), drive.id(), owner, who.user(), why, grant, now(), until, null);
        store.add(opening);
        journal.record(who, "drive.break-glass", drive.id().ref(), Map.of(
                "owner", owner.toString(), "reason", why, "until", until.toString(),
                "opening", opening.id().toString()));
        notice.tell(opening);
        return opening;
    }

    /** Ends an opening before its time; any administrator may. */
    @Transactional
    public void end(Principal who, UUID id) {
        notice.requireAdministrator(who, "drive.end-glass");
        var opening = store.find(id).orElseThrow(Refusal::notFound);
        if (!store.end(id, who.user(), now())) {
            throw Refusal.of(Refusal.Code.CONFLICT, "spaces.glass.over");
        }
        loans.end(opening.grant());
        journal.record(who, "drive.end-glass", opening.drive().ref(), Map.of("opening", id.toString()));
    }

    /** Every opening of the principal's own drive, the latest first; at most 200. */
    @Transactional(readOnly = true)
    public List<Opening> ofMine(Principal who) {
        return store.ofOwner(who.user());
    }

    /** Those of the last 30 days, for the first page the owner sees. */
    @Transactional(readOnly = true)
    public List<Opening> news(Principal who) {
        var since = clock.instant().minus(SHOWN);
        return store.ofOwner(who.user()).stream().filter(opening -> opening.openedAt().isAfter(since)).toList();
    }

    /** Every opening of that person's drive, for administrators. */
    @Transactional(readOnly = true)
    public List<Opening> of(Principal who, UserId owner) {
        notice.requireAdministrator(who, "drive.list-glass");
        return store.ofOwner(owner);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
