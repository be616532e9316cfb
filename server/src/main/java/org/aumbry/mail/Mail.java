package org.aumbry.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.aumbry.kernel.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The outbox of the entered network. */
@Service
public class Mail {

    private static final Duration HOUR = Duration.ofHours(1);

    private final LetterStore store;
    private final Composer composer;
    private final Postman postman;
    private final MailSettings settings;
    private final ObjectProvider<MailWishes> wishes;
    private final Clock clock;

    Mail(
            LetterStore store,
            Composer composer,
            Postman postman,
            MailSettings settings,
            ObjectProvider<MailWishes> wishes,
            Clock clock) {
        this.store = store;
        this.composer = composer;
        this.postman = postman;
        this.settings = settings;
        this.wishes = wishes;
        this.clock = clock;
    }

    /**
     * Queues a letter in the running transaction; it leaves once that has committed.
     *
     * <p>The answer is for tests and for whoever tells the sender; never tell it to a stranger, who would learn from
     * it.
     *
     * @return false when its reader got as many letters in this hour as anyone gets, or wants none like it
     * @throws Refusal invalid when the address is none; over-limit when the sender has sent as many as one may in an
     * hour
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean send(Letter letter) {
        var address = LetterWords.address(letter.to());
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (letter.optional() && !wanted(letter)) {
            return false;
        }
        if (letter.sender() != null && store.countBy(letter.sender(), now.minus(HOUR)) >= settings.perSenderHour()) {
            throw Refusal.of(Refusal.Code.OVER_LIMIT, "mail.quota", settings.perSenderHour());
        }
        if (store.lockAndCountTo(address, now.minus(HOUR)) >= settings.perRecipientHour()) {
            return false;
        }
        store.add(letter, composer.write(address, letter), now);
        postman.wake();
        return true;
    }

    /** Whether letters leave this installation at all, or stay in its outbox. */
    public boolean delivers() {
        return settings.delivers();
    }

    private boolean wanted(Letter letter) {
        var person = letter.person();
        return person == null || wishes.stream().allMatch(each -> each.wantsOptional(person));
    }
}
