package org.aumbry.checkpoints;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.aumbry.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to keep from being erased, and why.
 *
 * @param subject the person or thing; null for {@link Scope#EVERYTHING}
 * @param from and {@code until}: only entries of that time; null for no bound
 */
public record HoldWish(
        Scope scope, @Nullable UUID subject, @Nullable Instant from, @Nullable Instant until, String reason) {

    private static final int LONGEST_REASON = 2_000;

    /** What a hold is about. */
    public enum Scope {
        EVERYTHING,
        PERSON,
        OBJECT,
        PERIOD;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws Refusal for any other word */
        public static Scope of(String word) {
            for (var scope : values()) {
                if (scope.word().equals(word)) {
                    return scope;
                }
            }
            throw Refusal.invalid("scope", "checkpoints.hold.refusal.scope");
        }
    }

    /** Refuses a wish that would keep something else than its words say. */
    void require() {
        boolean named = scope == Scope.PERSON || scope == Scope.OBJECT;
        if (named && subject == null) {
            throw Refusal.invalid("subject", "checkpoints.hold.refusal.subject");
        }
        if (scope == Scope.PERIOD && from == null && until == null) {
            throw Refusal.invalid("from", "checkpoints.hold.refusal.period");
        }
        if (from != null && until != null && !from.isBefore(until)) {
            throw Refusal.invalid("until", "checkpoints.hold.refusal.order");
        }
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw Refusal.invalid("reason", "checkpoints.hold.refusal.reason", LONGEST_REASON);
        }
    }

    @Nullable UUID person() {
        return scope == Scope.PERSON ? subject : null;
    }

    @Nullable UUID object() {
        return scope == Scope.OBJECT ? subject : null;
    }

    /** For the hold's entry. */
    Map<String, String> said() {
        var said = new TreeMap<>(Map.of("scope", scope.word(), "reason", reason.strip()));
        if (subject != null && scope != Scope.EVERYTHING && scope != Scope.PERIOD) {
            said.put("subject", subject.toString());
        }
        if (from != null) {
            said.put("from", from.toString());
        }
        if (until != null) {
            said.put("until", until.toString());
        }
        return said;
    }
}
