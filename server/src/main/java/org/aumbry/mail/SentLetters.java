package org.aumbry.mail;

import java.time.Instant;
import java.util.List;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What became of letters about something, without their words; as long as letters are kept, which is 30 days. */
@Service
public class SentLetters {

    private final LetterStore store;

    SentLetters(LetterStore store) {
        this.store = store;
    }

    /**
     * One letter.
     *
     * @param person whose it is; null for an address without an account
     * @param done when the mail server took it or it was given up; null while it waits
     */
    public record Sent(@Nullable UserId person, LetterState state, Instant queued, @Nullable Instant done) {}

    /** Letters queued between the two moments, the first ones first, at most 1,000. */
    @Transactional(readOnly = true)
    public List<Sent> about(String about, Instant from, Instant until) {
        return store.about(about, from, until);
    }
}
