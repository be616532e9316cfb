package org.aumbry.policies;

import org.aumbry.identity.AdministratorLetters;
import org.aumbry.identity.User;
import org.aumbry.identity.Users;
import org.aumbry.kernel.UserId;
import org.aumbry.mail.Letter;
import org.aumbry.mail.Mail;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Letters about policies: to the person concerned and to everyone who administers the network. */
@Component
class Notices {

    private final Mail mail;
    private final Users users;
    private final AdministratorLetters administrators;

    Notices(Mail mail, Users users, AdministratorLetters administrators) {
        this.mail = mail;
        this.users = users;
        this.administrators = administrators;
    }

    /** To one person, when they can still sign in. */
    @Transactional
    public void toPerson(UserId person, String about, String path, Object... words) {
        users.find(person).filter(User::active).ifPresent(reader -> send(reader, about, path, words));
    }

    /** To every administrator. */
    @Transactional
    public void toAdministrators(String about, String path, Object... words) {
        administrators.send("policies.mail." + about, path, words);
    }

    /** The person's name, for a letter to those who may know it. */
    String name(UserId person) {
        return users.find(person).map(User::name).orElse("");
    }

    private void send(User reader, String about, String path, Object... words) {
        mail.send(Letter.to(reader.email(), reader.preferences().language(), "policies.mail." + about, words)
                .of(reader.id())
                .link(path));
    }
}
