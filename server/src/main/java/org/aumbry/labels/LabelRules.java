package org.aumbry.labels;

import java.text.Normalizer;
import org.aumbry.access.Demand;
import org.aumbry.access.Restriction;
import org.aumbry.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** The decisions about labels that need no table. */
final class LabelRules {

    static final int LONGEST_NAME = 60;
    static final int LONGEST_REASON = 500;
    static final int SHORTEST_REASON = 3;
    static final int HIGHEST_RANK = 100;

    private LabelRules() {}

    /** Whether going from one own label to another, or to none, lets go of anything. */
    static boolean lowers(@Nullable Label before, @Nullable Label after) {
        if (before == null) {
            return false;
        }
        return after == null
                || after.rank() < before.rank()
                || !after.restriction().atLeast(before.restriction());
    }

    /** Whether a label may be put on something around which another one holds. */
    static boolean fitsInside(Label inner, @Nullable Label around) {
        return around == null || inner.rank() >= around.rank();
    }

    /** One line of 1 to 60 characters without control characters. */
    static String name(String raw) {
        var name = Normalizer.normalize(raw.strip(), Normalizer.Form.NFC);
        if (name.isEmpty() || name.codePointCount(0, name.length()) > LONGEST_NAME
                || name.codePoints().anyMatch(LabelRules::forbidden)) {
            throw Refusal.invalid("name", "labels.refusal.name", LONGEST_NAME);
        }
        return name;
    }

    static int rank(int rank) {
        if (rank < 1 || rank > HIGHEST_RANK) {
            throw Refusal.invalid("rank", "labels.refusal.rank", HIGHEST_RANK);
        }
        return rank;
    }

    /** What shuts everyone out is for deleting, sealing and taking down: no label does. */
    static Restriction restriction(Restriction wanted) {
        if (!wanted.demands().stream().allMatch(Demand::ofLabels)) {
            throw Refusal.invalid("demands", "labels.refusal.demands");
        }
        return wanted;
    }

    /** Why something is lowered, in the person's words. */
    static String reason(String raw) {
        var reason = Normalizer.normalize(raw.strip(), Normalizer.Form.NFC);
        int length = reason.codePointCount(0, reason.length());
        if (length < SHORTEST_REASON || length > LONGEST_REASON
                || reason.codePoints().anyMatch(each -> each != '\n' && each != '\r' && forbidden(each))) {
            throw Refusal.invalid("reason", "labels.refusal.reason", LONGEST_REASON);
        }
        return reason;
    }

    private static boolean forbidden(int character) {
        int type = Character.getType(character);
        return type == Character.CONTROL || type == Character.SURROGATE;
    }
}
