package org.aumbry.mail;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Addresses to which letters do not get, as far as the mail server has said within the days that letters are kept. */
@Service
public class Returns {

    private final LetterStore store;

    Returns(LetterStore store) {
        this.store = store;
    }

    /**
     * When the last letter to each of the addresses came back. Left out are those that the last letter reached, and
     * those to which none was sent. At most 1000 addresses; whoever asks may know them.
     */
    @Transactional(readOnly = true)
    public Map<String, Instant> last(Collection<String> addresses) {
        return addresses.isEmpty() ? Map.of() : store.returned(addresses);
    }
}
