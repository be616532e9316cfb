package org.aumbry.custody;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aumbry.crypto.Ids;
import org.aumbry.identity.Administrators;
import org.aumbry.identity.Groups;
import org.aumbry.identity.Role;
import org.aumbry.identity.StepUp;
import org.aumbry.identity.User;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Principal;
import org.aumbry.mail.Letter;
import org.aumbry.mail.Mail;
import org.springframework.stereotype.Component;

/** Who may do grave things with keys, and how the administrators hear of it. */
@Component
class CustodyDesk {

    private static final int MOST_ADMINISTRATORS = 50;

    private final Administrators administrators;
    private final StepUp stepUp;
    private final Groups groups;
    private final Users users;
    private final Mail mail;
    private final Ids ids;
    private final Clock clock;

    CustodyDesk(
            Administrators administrators,
            StepUp stepUp,
            Groups groups,
            Users users,
            Mail mail,
            Ids ids,
            Clock clock) {
        this.administrators = administrators;
        this.stepUp = stepUp;
        this.groups = groups;
        this.users = users;
        this.mail = mail;
        this.ids = ids;
        this.clock = clock;
    }

    /** For looking only. */
    void allow(Principal who, String verb) {
        administrators.require(who, verb);
    }

    /** For doing: somebody who has just shown who they are. */
    void require(Principal who, String verb) {
        administrators.require(who, verb);
        stepUp.require(who);
    }

    /** How many people could be the second one. */
    long administrators() {
        return reachable().size();
    }

    /** Writes to every administrator; {@code about} names the act, the first word is who did it. */
    void tell(Principal who, String about, String path) {
        var name = users.find(who.user()).map(User::name).orElse("");
        reachable().forEach(reader -> mail.send(Letter.to(
                        reader.email(), reader.preferences().language(), "custody.mail." + about, name)
                .of(reader.id())
                .link(path)));
    }

    UUID id() {
        return ids.next();
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private List<User> reachable() {
        var all = groups.memberships().roles().entrySet().stream()
                .filter(entry -> entry.getValue() == Role.ADMIN)
                .map(Map.Entry::getKey)
                .limit(MOST_ADMINISTRATORS)
                .toList();
        return users.all(all).stream().filter(User::active).toList();
    }
}
