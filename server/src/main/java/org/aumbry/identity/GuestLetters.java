package org.aumbry.identity;

import java.util.List;
import org.aumbry.kernel.Principal;
import org.aumbry.mail.Letter;
import org.aumbry.mail.Mail;
import org.aumbry.networks.Networks;
import org.springframework.stereotype.Component;

/** Tells people outside that something waits for them: who shared it and how to come in, never what it is. */
@Component
class GuestLetters {

    private final Mail mail;
    private final Users users;
    private final Networks networks;
    private final IdentitySettings settings;

    GuestLetters(Mail mail, Users users, Networks networks, IdentitySettings settings) {
        this.mail = mail;
        this.users = users;
        this.networks = networks;
        this.settings = settings;
    }

    void send(Principal who, User guest, InvitationLink link) {
        var sharer = users.names(List.of(who.user())).getOrDefault(who.user(), "");
        var letter = Letter.to(
                guest.email(),
                guest.preferences().language(),
                "identity.guest-letter",
                sharer,
                networks.current().name());
        mail.send(letter.of(guest.id()).secretLink(link.path(), settings.invitationLife()).by(who.user()));
    }
}
