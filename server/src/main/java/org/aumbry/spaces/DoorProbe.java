package org.aumbry.spaces;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.aumbry.crypto.Ids;
import org.aumbry.kernel.Probe;
import org.aumbry.kernel.UserId;
import org.aumbry.spaces.SpaceRules.WayIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Looks at the doors of all spaces as somebody sees them who belongs nowhere: a member is told of the listed ones
 * alone, a guest of none; every way in leads where it says; nobody came in on what was over. Asks only, knocks nowhere.
 */
@Component
class DoorProbe implements Probe {

    private final DoorStore doors;
    private final BiFunction<JoinMode, Boolean, WayIn> wayIn;
    private final BiFunction<UserId, Boolean, List<Space>> known;
    private final Ids ids;

    @Autowired
    DoorProbe(DoorStore doors, SpaceStore store, Ids ids, Clock clock) {
        this(doors, SpaceRules::wayIn, (nobody, guest) -> told(store, nobody, guest, clock.instant()), ids);
    }

    DoorProbe(
            DoorStore doors,
            BiFunction<JoinMode, Boolean, WayIn> wayIn,
            BiFunction<UserId, Boolean, List<Space>> known,
            Ids ids) {
        this.doors = doors;
        this.wayIn = wayIn;
        this.known = known;
        this.ids = ids;
    }

    private static List<Space> told(SpaceStore store, UserId nobody, boolean guest, Instant now) {
        return store.known(nobody, guest, new long[0], now);
    }

    @Override
    public String id() {
        return "spaces.doors";
    }

    @Override
    public List<String> promises() {
        return List.of("eXo-25");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    @Transactional(readOnly = true)
    public Result look() {
        var nobody = new UserId(ids.next());
        var listed = doors.listed();
        if (!told(nobody, false).equals(listed) || !told(nobody, true).isEmpty()) {
            return Result.fails("somebody who belongs nowhere is told of other spaces than the listed ones");
        }
        if (!leadsWhereItSays()) {
            return Result.fails("a way into spaces leads elsewhere than it says");
        }
        long late = doors.late();
        return late > 0
                ? Result.fails("%d times somebody came in on a request or invitation that was over".formatted(late))
                : Result.holds("outsiders are told of the %d listed spaces and of none of the %d hidden ones"
                        .formatted(listed.size(), doors.hidden()));
    }

    private Set<UUID> told(UserId nobody, boolean guest) {
        return known.apply(nobody, guest).stream().map(space -> space.id().value()).collect(Collectors.toSet());
    }

    private boolean leadsWhereItSays() {
        return wayIn.apply(JoinMode.OPEN, true) == WayIn.JOIN
                && wayIn.apply(JoinMode.REQUEST, true) == WayIn.ASK
                && wayIn.apply(JoinMode.INVITATION, true) == WayIn.CLOSED
                && List.of(JoinMode.values()).stream().allMatch(each -> wayIn.apply(each, false) == WayIn.UNKNOWN);
    }
}
