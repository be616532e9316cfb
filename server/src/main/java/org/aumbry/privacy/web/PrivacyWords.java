package org.aumbry.privacy.web;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.aumbry.kernel.Keeping;
import org.aumbry.privacy.Field;
import org.aumbry.privacy.PersonalTable;
import org.aumbry.web.Words;

/** Names of purposes, times, readers and recipients as people read them. */
final class PrivacyWords {

    private static final String UNKNOWN = "privacy.unknown";

    private PrivacyWords() {}

    static String purpose(Words words, String purpose) {
        return named(words, "privacy.purpose." + purpose, purpose);
    }

    static String whose(Words words, List<String> whose) {
        return whose.stream()
                .map(each -> named(words, "privacy.whose." + each, each))
                .collect(Collectors.joining(", "));
    }

    /** What a time is counted for. A module of a later release may tell one that has no words yet. */
    static String kept(Words words, String id) {
        return named(words, "privacy.kept." + id, id);
    }

    static String recipient(Words words, String id) {
        return named(words, "privacy.recipient." + id, id);
    }

    static String sight(Words words, Field field) {
        return field.sight() == null ? words.t(UNKNOWN) : words.t("privacy.sight." + field.sight().word());
    }

    /** How long rows of a table live: as long as what, and every time a job counts. */
    static String life(Words words, PersonalTable table) {
        if (table.entry() == null) {
            return words.t(UNKNOWN);
        }
        var life = words.t("privacy.life." + table.entry().life().word());
        var times = table.keepings().stream()
                .map(each -> words.t("privacy.then", time(words, each), kept(words, each.id())))
                .collect(Collectors.joining("; "));
        return times.isEmpty() ? life : life + "; " + times;
    }

    static String time(Words words, Keeping keeping) {
        return period(words, keeping.time());
    }

    /** Whole days, hours, minutes or seconds, the largest that fits. */
    static String period(Words words, Duration time) {
        if (!time.isZero() && time.equals(Duration.ofDays(time.toDays()))) {
            return words.t("privacy.days", time.toDays());
        }
        if (!time.isZero() && time.equals(Duration.ofHours(time.toHours()))) {
            return words.t("privacy.hours", time.toHours());
        }
        return !time.isZero() && time.equals(Duration.ofMinutes(time.toMinutes()))
                ? words.t("privacy.minutes", time.toMinutes())
                : words.t("privacy.seconds", time.toSeconds());
    }

    private static String named(Words words, String key, String otherwise) {
        return words.has(key) ? words.t(key) : otherwise;
    }
}
