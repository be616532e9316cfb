package org.aumbry.identity;

import java.util.Map;
import org.aumbry.mail.Letter;
import org.aumbry.mail.Mail;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Letters to everyone who administers the entered network, in the language of each. */
@Component
public class AdministratorLetters {

    private static final int MOST = 50;

    private final Mail mail;
    private final Users users;
    private final Groups groups;

    AdministratorLetters(Mail mail, Users users, Groups groups) {
        this.mail = mail;
        this.users = users;
        this.groups = groups;
    }

    /** @param path of the page that the letter leads to */
    @Transactional
    public void send(String text, String path, Object... words) {
        var administrators = groups.memberships().roles().entrySet().stream()
                .filter(entry -> entry.getValue() == Role.ADMIN)
                .map(Map.Entry::getKey)
                .limit(MOST)
                .toList();
        users.all(administrators).forEach(reader -> mail.send(
                Letter.to(reader.email(), reader.preferences().language(), text, words)
                        .of(reader.id())
                        .link(path)));
    }
}
