package org.aumbry.mail;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.networks.Networks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What administrators see of the letters of their network. */
@Service
public class Letters {

    private static final int PAGE_LIMIT = 200;

    private final LetterReading reading;
    private final Mail mail;
    private final Networks networks;
    private final Journal journal;

    Letters(LetterReading reading, Mail mail, Networks networks, Journal journal) {
        this.reading = reading;
        this.mail = mail;
        this.networks = networks;
        this.journal = journal;
    }

    /** Letters, newest first: to whom, about what, what became of them. */
    public List<QueuedLetter> newest(Principal who, @Nullable LetterId before, int limit) {
        networks.requireAdministrator(who, "mail.list");
        return reading.newest(before, Math.clamp(limit, 1, PAGE_LIMIT));
    }

    /** Sends a letter that says only that letters arrive; refuses when that address got enough of them this hour. */
    @Transactional
    public void tryOut(Principal who, String address, String language) {
        networks.requireAdministrator(who, "mail.try");
        var network = networks.current().name();
        if (!mail.send(Letter.to(address.strip(), language, "mail.trial", network).link("/").by(who.user()))) {
            throw Refusal.invalid("email", "mail.trial.enough");
        }
        journal.record(who, "mail.try", new ObjectRef("network", who.tenant().value()));
    }

    /** The text of a letter, with the leave to read it; without, it is as if there were none. */
    public OpenLetter open(Principal who, LetterId id, LetterReader.Leave leave) {
        networks.requireAdministrator(who, "mail.open");
        var letter = Optional.of(leave)
                .filter(LetterReader.Leave::granted)
                .flatMap(granted -> reading.find(id))
                .orElseThrow(Refusal::notFound);
        journal.observe(who, "mail.open", new ObjectRef("letter", id.value()), Map.of());
        return new OpenLetter(letter.to(), letter.subject(), Optional.ofNullable(letter.body()));
    }
}
