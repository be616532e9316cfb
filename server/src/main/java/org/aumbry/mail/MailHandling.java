package org.aumbry.mail;

import java.util.List;
import org.aumbry.kernel.Disclosure;
import org.aumbry.kernel.Handling;
import org.aumbry.kernel.Keeping;
import org.springframework.stereotype.Component;

/** How long letters are kept, and whether they are given to a mail server. */
@Component
class MailHandling implements Handling {

    private final MailSettings settings;

    MailHandling(MailSettings settings) {
        this.settings = settings;
    }

    @Override
    public List<Keeping> keepings() {
        return List.of(Keeping.fixed("mail.letters", Outbox.KEPT, Postman.class, "letter.created_at"));
    }

    @Override
    public List<Disclosure> disclosures() {
        return List.of(new Disclosure("mail.server", settings.delivers()));
    }
}
