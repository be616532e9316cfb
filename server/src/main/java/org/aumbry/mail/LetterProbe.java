package org.aumbry.mail;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;

/**
 * Looks whether any address got more letters than one may in an hour, and whether letters that are done keep secrets.
 */
@Component
class LetterProbe implements Probe {

    private final LetterReading reading;
    private final MailSettings settings;
    private final Clock clock;

    LetterProbe(LetterReading reading, MailSettings settings, Clock clock) {
        this.reading = reading;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "mail.letters";
    }

    @Override
    public List<String> promises() {
        return List.of("DEX-8", "DEX-10");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        var seen = reading.survey(clock.instant().minus(Duration.ofHours(1)));
        if (seen.kept() > 0) {
            return Result.fails(seen.kept() + " of " + seen.all() + " letters are done and still hold their secret");
        }
        return seen.most() > settings.perRecipientHour()
                ? Result.fails("one address got " + seen.most() + " letters in an hour")
                : Result.holds(seen.all() + " letters: none that is done holds a secret, no address got more than "
                        + seen.most() + " in an hour");
    }
}
