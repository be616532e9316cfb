package org.aumbry.takedowns;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.aumbry.documents.Document;
import org.aumbry.documents.Withholding;
import org.aumbry.identity.NetworkAdministrators;
import org.aumbry.identity.User;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Probe;
import org.aumbry.kernel.UserId;
import org.aumbry.mail.LetterState;
import org.aumbry.mail.SentLetters;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether of everything taken down in the last weeks whoever brought it in and an administrator were written to within
 * a minute, and whether those letters went.
 */
@Component("takedownNoticeProbe")
class NoticeProbe implements Probe {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** Letters are kept for 30 days. */
    private static final Duration LOOKED_AT = Duration.ofDays(29);

    private final Supplier<List<Told>> all;

    /**
     * A takedown and who was written to.
     *
     * @param uploader whoever brought it in, if they can sign in
     * @param administrators at least one of whom is owed a letter
     * @param queued to whom a letter was queued within a minute
     * @param waiting how many of these letters still wait after more than a minute
     */
    record Told(Set<UserId> uploader, Set<UserId> administrators, Set<UserId> queued, long waiting) {

        boolean complete() {
            boolean someone = administrators.isEmpty() || administrators.stream().anyMatch(queued::contains);
            return queued.containsAll(uploader) && someone;
        }
    }

    @Autowired
    NoticeProbe(Cases cases) {
        this(cases::all);
    }

    NoticeProbe(Supplier<List<Told>> all) {
        this.all = all;
    }

    /** Finds them. */
    @Component
    static class Cases {

        private final TakedownStore store;
        private final Withholding withholding;
        private final NetworkAdministrators administrators;
        private final Users users;
        private final SentLetters letters;
        private final Clock clock;

        Cases(
                TakedownStore store,
                Withholding withholding,
                NetworkAdministrators administrators,
                Users users,
                SentLetters letters,
                Clock clock) {
            this.store = store;
            this.withholding = withholding;
            this.administrators = administrators;
            this.users = users;
            this.letters = letters;
            this.clock = clock;
        }

        @Transactional(readOnly = true)
        List<Told> all() {
            var since = clock.instant().minus(LOOKED_AT);
            return store.newest().stream().filter(each -> each.at().isAfter(since)).map(this::told).toList();
        }

        private Told told(Takedown takedown) {
            var uploader = withholding.find(takedown.document())
                    .map(Document::addedBy)
                    .flatMap(users::find)
                    .filter(User::active)
                    .map(User::id)
                    .stream()
                    .collect(Collectors.toSet());
            var others = administrators.list().stream().map(User::id).collect(Collectors.toSet());
            var sent = letters.about(
                    "takedowns.mail.taken", takedown.at().minusSeconds(1), takedown.at().plus(LONGEST));
            var queued = new HashSet<UserId>();
            sent.forEach(each -> {
                if (each.person() != null) {
                    queued.add(each.person());
                }
            });
            Instant late = clock.instant().minus(LONGEST);
            long waiting = sent.stream()
                    .filter(each -> each.state() == LetterState.WAITING && each.queued().isBefore(late))
                    .count();
            return new Told(uploader, others, queued, waiting);
        }
    }

    @Override
    public String id() {
        return "takedowns.notice";
    }

    @Override
    public List<String> promises() {
        return List.of("eXo-8");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        var told = all.get();
        long untold = told.stream().filter(each -> !each.complete()).count();
        long waiting = told.stream().mapToLong(Told::waiting).sum();
        var seen = ("%d objects were taken down in %d days; for %d of them somebody was not written to within a minute;"
                        + " %d letters wait.").formatted(told.size(), LOOKED_AT.toDays(), untold, waiting);
        return untold == 0 && waiting == 0 ? Result.holds(seen) : Result.fails(seen);
    }
}
