package org.aumbry.reading;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.aumbry.documents.DocumentId;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.SessionId;
import org.aumbry.kernel.UserId;
import org.aumbry.policies.DownloadBudget;
import org.aumbry.policies.DownloadChannel;
import org.aumbry.policies.Taking;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Puts every opening of a version into the journal once, whichever of its pages, pictures or texts is asked for first.
 *
 * <p>What the same session does with the same version within half an hour belongs to that opening.
 */
@Component
public class Opens {

    private record Opening(UserId user, @Nullable SessionId session, @Nullable UUID token, UUID document,
            int version) {}

    private static final Duration ONE_OPENING = Duration.ofMinutes(30);
    private static final int REMEMBERED = 50_000;

    private final Journal journal;
    private final DownloadBudget budget;
    private final Clock clock;
    private final Map<Opening, Instant> recent = new LinkedHashMap<>(16, 0.75f, false) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Opening, Instant> eldest) {
            return size() > REMEMBERED;
        }
    };

    Opens(Journal journal, DownloadBudget budget, Clock clock) {
        this.journal = journal;
        this.budget = budget;
        this.clock = clock;
    }

    /** The same for pages or pictures of pages on a screen, which cost that many bytes of the person's budget. */
    public void shown(Principal who, DocumentId document, int version, long bytes) {
        budget.take(who, new Taking(DownloadChannel.PAGE, document.value(), version, bytes));
        opened(who, document, version);
    }

    /** The same for text and pages that a program takes as data, which cost a file besides. */
    public void given(Principal who, DocumentId document, int version, long bytes) {
        budget.take(who, new Taking(DownloadChannel.API, document.value(), version, bytes));
        opened(who, document, version);
    }

    /** To be called after the decision and before the answer leaves; not inside a transaction. */
    public void opened(Principal who, DocumentId document, int version) {
        var opening = new Opening(who.user(), who.session(), who.token(), document.value(), version);
        var now = clock.instant();
        synchronized (recent) {
            var last = recent.get(opening);
            if (last != null && last.plus(ONE_OPENING).isAfter(now)) {
                return;
            }
        }
        journal.observe(who, "document.open", document.ref(), Map.of("version", Objects.toString(version)));
        synchronized (recent) {
            recent.remove(opening);
            recent.put(opening, now);
        }
    }
}
