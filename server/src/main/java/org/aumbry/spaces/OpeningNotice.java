package org.aumbry.spaces;

import org.aumbry.identity.Administrators;
import org.aumbry.identity.StepUp;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Principal;
import org.aumbry.mail.Letter;
import org.aumbry.mail.Mail;
import org.springframework.stereotype.Component;

/** Who may look into a private drive, and how its owner is told. */
@Component
class OpeningNotice {

    private final Administrators administrators;
    private final StepUp stepUp;
    private final Users users;
    private final Mail mail;

    OpeningNotice(Administrators administrators, StepUp stepUp, Users users, Mail mail) {
        this.administrators = administrators;
        this.stepUp = stepUp;
        this.users = users;
        this.mail = mail;
    }

    void requireAdministrator(Principal who, String verb) {
        administrators.require(who, verb);
    }

    void require(Principal who, String verb) {
        administrators.require(who, verb);
        stepUp.require(who);
    }

    /** The letter counts against nobody's quota as a sender, and no wish of the owner's holds it back. */
    void tell(Opening opening) {
        var owner = users.get(opening.owner());
        var opener = users.get(opening.openedBy());
        mail.send(Letter.to(owner.email(), owner.preferences().language(), "spaces.glass.mail", opener.name())
                .of(owner.id())
                .link("/account/openings"));
    }
}
