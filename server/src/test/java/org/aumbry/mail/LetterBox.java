package org.aumbry.mail;

import java.util.List;
import java.util.regex.Pattern;
import org.aumbry.data.TenantScope;
import org.aumbry.kernel.TenantId;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * What people would find in their mailboxes: reads the outbox, for tests. Installations under test have no mail server.
 */
@Lazy
@Component
public class LetterBox {

    private static final int MOST = 1000;
    private static final Pattern LINK = Pattern.compile("https://[^/\\s]+(/\\S+)");

    private final LetterReading reading;
    private final TenantScope scope;

    LetterBox(LetterReading reading, TenantScope scope) {
        this.reading = reading;
        this.scope = scope;
    }

    /** A letter somebody got. */
    public record Got(String subject, String text) {

        /** Where the first link in it leads, as a path. */
        public String link() {
            var link = LINK.matcher(text);
            if (!link.find()) {
                throw new AssertionError("no link in the letter: " + subject);
            }
            return link.group(1);
        }
    }

    /** Letters to that address, newest first. */
    public List<Got> of(TenantId tenant, String address) {
        return scope.call(tenant, () -> reading.newest(null, MOST).stream()
                .filter(letter -> letter.to().equalsIgnoreCase(address))
                .map(letter -> reading.find(letter.id()).orElseThrow())
                .map(letter -> new Got(letter.subject(), String.valueOf(letter.body())))
                .toList());
    }

    /** The newest letter to that address. */
    public Got last(TenantId tenant, String address) {
        return of(tenant, address).stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError("no letter to this person"));
    }
}
