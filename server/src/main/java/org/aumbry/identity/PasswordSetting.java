package org.aumbry.identity;

import org.aumbry.mail.Letter;
import org.aumbry.mail.Mail;
import org.aumbry.networks.Networks;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Puts another password in place, with all that follows from it. */
@Component
class PasswordSetting {

    private final CredentialStore credentials;
    private final SessionStore sessions;
    private final MailedLinkStore links;
    private final Mail mail;
    private final Networks networks;
    private final Here here;

    PasswordSetting(
            CredentialStore credentials,
            SessionStore sessions,
            MailedLinkStore links,
            Mail mail,
            Networks networks,
            Here here) {
        this.credentials = credentials;
        this.sessions = sessions;
        this.links = links;
        this.mail = mail;
        this.networks = networks;
        this.here = here;
    }

    /** Sets the password, ends every sign-in and every open link of the person, and tells them by mail. */
    @Transactional(propagation = Propagation.MANDATORY)
    void set(User user, FreshPassword fresh) {
        var now = here.now();
        credentials.set(user.id(), fresh.hash(), fresh.standing(), now);
        sessions.endAll(user.id(), null, now);
        links.endOf(user.id(), now);
        var network = networks.current().name();
        mail.send(Letter.to(user.email(), user.preferences().language(), "identity.mail.password-changed", network)
                .of(user.id())
                .link("/forgot"));
    }
}
