package org.aumbry.identity;

import java.util.Map;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.mail.Letter;
import org.aumbry.mail.Mail;
import org.aumbry.networks.Networks;
import org.springframework.stereotype.Component;

/** Says that a person's factors have changed: in the journal, and to the person by mail. */
@Component
class FactorNotice {

    private static final String PAGE = "/account/security";

    private final Journal journal;
    private final Mail mail;
    private final UserStore users;
    private final Networks networks;

    FactorNotice(Journal journal, Mail mail, UserStore users, Networks networks) {
        this.journal = journal;
        this.mail = mail;
        this.users = users;
        this.networks = networks;
    }

    /** @param factor its name in tables and the journal */
    void added(Principal who, String factor) {
        journal.record(who, "factor.add", Users.ref(who.user()), Map.of("factor", factor));
        tell(who, "identity.mail.factor-added", factor);
    }

    void removed(Principal who, ObjectRef what, String factor) {
        journal.record(who, "factor.remove", what, Map.of("factor", factor));
        tell(who, "identity.mail.factor-removed", factor);
    }

    private void tell(Principal who, String about, String factor) {
        users.find(who.user()).ifPresent(user -> mail.send(Letter.to(
                        user.email(),
                        user.preferences().language(),
                        about,
                        factor.replace('-', '_'),
                        networks.current().name())
                .of(user.id())
                .link(PAGE)));
    }
}
