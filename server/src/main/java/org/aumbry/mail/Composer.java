package org.aumbry.mail;

import java.util.Locale;
import org.aumbry.crypto.Ids;
import org.aumbry.networks.InstallationAddress;
import org.aumbry.networks.Networks;
import org.aumbry.web.Messages;
import org.springframework.stereotype.Component;

/** Words letters: subject, text, where it leads, and who sent it. */
@Component
class Composer {

    private final Messages messages;
    private final InstallationAddress site;
    private final Networks networks;
    private final Ids ids;

    Composer(Messages messages, InstallationAddress site, Networks networks, Ids ids) {
        this.messages = messages;
        this.site = site;
        this.networks = networks;
        this.ids = ids;
    }

    Written write(String address, Letter letter) {
        var language = Locale.of(letter.language());
        var words = LetterWords.arguments(letter.words());
        var text = new StringBuilder(messages.text(language, letter.about() + ".body", words));
        if (letter.path() != null) {
            text.append("\n\n").append(site.of(letter.path()));
        }
        text.append("\n\n-- \n").append(messages.text(
                language, "mail.footer", networks.current().name(), site.base()));
        var subject = LetterWords.subject(messages.text(language, letter.about() + ".subject", words));
        return new Written(new LetterId(ids.next()), address, subject, text.append('\n').toString());
    }
}
