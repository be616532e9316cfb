package org.aumbry.operators;

import java.util.Map;
import org.aumbry.identity.NetworkAdministrators;
import org.aumbry.journal.Outcome;
import org.aumbry.mail.Letter;
import org.aumbry.mail.Mail;
import org.springframework.stereotype.Component;

/** Writes to the administrators of a network that was suspended or resumed, and why; they can't get in to read it. */
@Component
class SuspensionLetters implements NoticeListener {

    private static final Map<String, String> ABOUT = Map.of(
            "suspend.carry-out", "operators.mail.suspended",
            "resume.carry-out", "operators.mail.resumed");

    private final NetworkAdministrators administrators;
    private final Mail mail;

    SuspensionLetters(NetworkAdministrators administrators, Mail mail) {
        this.administrators = administrators;
        this.mail = mail;
    }

    @Override
    public void told(InstallationEntry entry) {
        var about = ABOUT.get(entry.verb());
        if (about == null || entry.outcome() != Outcome.ALLOWED) {
            return;
        }
        var reason = entry.details().getOrDefault("reason", "");
        administrators.list().forEach(each -> mail.send(
                Letter.to(each.email(), each.preferences().language(), about, reason).of(each.id())));
    }
}
