package org.aumbry.identity;

import java.time.Duration;
import org.aumbry.kernel.UserId;
import org.aumbry.mail.Letter;
import org.aumbry.mail.Mail;
import org.aumbry.networks.Networks;
import org.springframework.stereotype.Component;

/** Makes invitation links and mails them; what one person's invitations mail is bounded by the quota of letters. */
@Component
class InvitationLetters {

    private final InvitationStore store;
    private final IdentitySettings settings;
    private final Mail mail;
    private final Networks networks;
    private final Here here;

    InvitationLetters(
            InvitationStore store, IdentitySettings settings, Mail mail, Networks networks, Here here) {
        this.store = store;
        this.settings = settings;
        this.mail = mail;
        this.networks = networks;
        this.here = here;
    }

    InvitationLink issue(UserId by, UserId user) {
        var token = here.token();
        var invitation = new Invitation(here.id(), user, by, here.now(), here.now().plus(settings.invitationLife()));
        store.add(invitation, token.hash());
        return new InvitationLink(invitation, "/join/" + token.text());
    }

    InvitationLink mail(InvitationLink link, User invited) {
        var invitation = link.invitation();
        var life = Duration.between(invitation.createdAt(), invitation.expiresAt());
        var network = networks.current().name();
        mail.send(Letter.to(invited.email(), invited.preferences().language(), "identity.mail.invitation", network)
                .of(invited.id())
                .secretLink(link.path(), life)
                .by(invitation.invitedBy()));
        return link;
    }
}
