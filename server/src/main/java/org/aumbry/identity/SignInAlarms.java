package org.aumbry.identity;

import java.time.Duration;
import java.util.List;
import org.aumbry.journal.Journal;
import org.aumbry.journal.Outcome;
import org.aumbry.kernel.Principal;
import org.aumbry.mail.Letter;
import org.aumbry.mail.Mail;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sees many accounts being tried, from one network or from many, and tells the administrators once an hour. */
@Service
public class SignInAlarms {

    private static final Duration QUIET = Duration.ofHours(1);
    private static final Duration SHOWN = Duration.ofDays(30);

    private final SignInAlarmStore store;
    private final Guesses guesses;
    private final UserStore users;
    private final Administrators administrators;
    private final Mail mail;
    private final Journal journal;
    private final Here here;

    SignInAlarms(
            SignInAlarmStore store,
            Guesses guesses,
            UserStore users,
            Administrators administrators,
            Mail mail,
            Journal journal,
            Here here) {
        this.store = store;
        this.guesses = guesses;
        this.users = users;
        this.administrators = administrators;
        this.mail = mail;
        this.journal = journal;
        this.here = here;
    }

    /** The alarms of the last 30 days, the newest first. For administrators. */
    @Transactional(readOnly = true)
    public List<SignInAlarm> list(Principal who) {
        administrators.require(who, "sign-in.alarms");
        return store.since(here.now().minus(SHOWN));
    }

    /** Looks after a refused sign-in. In the caller's transaction. */
    void look(Origin origin) {
        guesses.alarm(origin).ifPresent(alarm -> raise(alarm, origin));
    }

    private void raise(Guesses.Alarm alarm, Origin origin) {
        if (!store.add(here.id(), alarm.stored(), here.now().minus(QUIET), here.now())) {
            return;
        }
        journal.recordUnrecognised(null, "sign-in.stuffing", Outcome.DENIED, alarm.stored(), origin.address());
        for (var admin : users.lockAdmins()) {
            users.find(admin).filter(User::active).ifPresent(user -> mail.send(Letter.to(
                            user.email(), user.preferences().language(), "identity.mail.stuffing")
                    .of(user.id())
                    .link("/admin/devices")));
        }
    }
}
