package org.aumbry.checkpoints;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.mail.Letter;
import org.aumbry.mail.Mail;
import org.aumbry.networks.Networks;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sends the journal's newest head by mail once a day, to somebody who keeps it elsewhere. */
@Service
public class HeadMail {

    private static final Duration EVERY = Duration.ofHours(24);

    private final HeadMailStore store;
    private final JournalTreeStore heads;
    private final Mail mail;
    private final Networks networks;
    private final Journal journal;
    private final TreeDesk desk;

    HeadMail(
            HeadMailStore store,
            JournalTreeStore heads,
            Mail mail,
            Networks networks,
            Journal journal,
            TreeDesk desk) {
        this.store = store;
        this.heads = heads;
        this.mail = mail;
        this.networks = networks;
        this.journal = journal;
        this.desk = desk;
    }

    /** Where heads go; empty for nowhere. */
    @Transactional(readOnly = true)
    public Optional<String> address(Principal who) {
        networks.requireAdministrator(who, "journal.mail-heads");
        return store.find().map(HeadMailStore.Kept::address);
    }

    /** Sends the newest head there now, and once a day from now on. */
    @Transactional
    public void begin(Principal who, String address, String language) {
        networks.requireAdministrator(who, "journal.mail-heads");
        var newest = heads.newest().orElseThrow(Refusal::notFound);
        store.remove();
        store.set(new HeadMailStore.Kept(desk.id(), address.strip(), language, newest.size(), desk.now()));
        mail.send(letter(address.strip(), language, newest).by(who.user()));
        journal.record(who, "journal.mail-heads", network(who), Map.of("to", address.strip()));
    }

    @Transactional
    public void stop(Principal who) {
        networks.requireAdministrator(who, "journal.mail-heads");
        if (!store.remove()) {
            throw Refusal.notFound();
        }
        journal.record(who, "journal.mail-no-heads", network(who));
    }

    /** @return whether a letter was queued: a day has passed and there is a newer head */
    @Transactional
    boolean send() {
        var now = desk.now();
        var due = store.lock().filter(kept -> !now.isBefore(kept.sentAt().plus(EVERY)));
        var newest = heads.newest();
        if (due.isEmpty() || newest.isEmpty() || newest.get().size() <= due.get().sentSize()) {
            return false;
        }
        store.sent(newest.get().size(), now);
        return mail.send(letter(due.get().address(), due.get().language(), newest.get()));
    }

    private static Letter letter(String address, String language, Checkpoint head) {
        // A word of a letter is one line; the note's text has three, then a blank one and the network's signature.
        var lines = head.note().split("\n");
        return Letter.to(
                address, language, "checkpoints.mail.head", head.size(), lines[0], lines[1], lines[2], lines[4]);
    }

    private static ObjectRef network(Principal who) {
        return new ObjectRef("network", who.tenant().value());
    }
}
