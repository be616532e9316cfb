package org.aumbry.support;

import java.time.Clock;
import org.aumbry.identity.NetworkAdministrators;
import org.aumbry.journal.Outcome;
import org.aumbry.kernel.Area;
import org.aumbry.mail.Letter;
import org.aumbry.mail.Mail;
import org.aumbry.operators.InstallationEntry;
import org.aumbry.operators.NoticeListener;
import org.springframework.stereotype.Component;

/** Writes to those who administer the network, or support in it: what is asked, and who tried what was not given. */
@Component
class SupportLetters implements NoticeListener {

    private final NetworkAdministrators administrators;
    private final SupportStore store;
    private final Mail mail;
    private final Clock clock;

    SupportLetters(NetworkAdministrators administrators, SupportStore store, Mail mail, Clock clock) {
        this.administrators = administrators;
        this.store = store;
        this.mail = mail;
        this.clock = clock;
    }

    void asked(SupportGrantId id, String ticket) {
        administrators.list(Area.SUPPORT).forEach(each -> mail.send(Letter.to(
                        each.email(), each.preferences().language(), "support.mail.asked", ticket)
                .of(each.id())
                .link("/admin/support/" + id)));
    }

    /** Somebody tried to see what no consent released. */
    @Override
    public void told(InstallationEntry entry) {
        boolean tried = entry.outcome() == Outcome.DENIED && entry.verb().startsWith("support.");
        if (tried && store.addAlarm(clock.instant())) {
            administrators.list(Area.SUPPORT).forEach(each -> mail.send(Letter.to(
                            each.email(), each.preferences().language(), "support.mail.alarm")
                    .of(each.id())
                    .link("/admin/journal")));
        }
    }
}
