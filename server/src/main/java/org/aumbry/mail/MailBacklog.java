package org.aumbry.mail;

import org.aumbry.kernel.Backlog;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Letters of the entered network that wait for the mail server. */
@Component
class MailBacklog implements Backlog {

    private final LetterStore store;

    MailBacklog(LetterStore store) {
        this.store = store;
    }

    @Override
    public Queue queue() {
        return Queue.MAIL;
    }

    @Override
    public Probe.Reach reach() {
        return Probe.Reach.NETWORK;
    }

    @Override
    @Transactional(readOnly = true)
    public Waiting look() {
        return store.waiting();
    }
}
