package org.aumbry.networks;

import java.util.List;
import org.aumbry.kernel.Refusal;

/**
 * What a network can choose for its own security, with the value that holds while it has chosen nothing.
 *
 * <p>Every option is short and closed: on or off, a whole number within bounds, or one of a few words. Whoever obeys an
 * option asks {@link NetworkPolicy}; the pages that change it belong to the policies module.
 */
public enum PolicyOption {
    /** Which passwords are taken. */
    PASSWORD_LEVEL(Family.PASSWORD, new Words("medium", List.of("low", "medium", "high", "custom"))),
    /** Least characters of a password under the level custom. */
    PASSWORD_CUSTOM_LENGTH(Family.PASSWORD, new Count(15, 8, 128)),
    /** Least strength under the level custom: 0 (any) to 4 (beyond offline guessing). */
    PASSWORD_CUSTOM_STRENGTH(Family.PASSWORD, new Count(3, 0, 4)),
    /** Whether people may sign in with a password of this network at all. */
    PASSWORD_SIGN_IN(Family.SIGN_IN, new Switch(true)),
    /** Whether people may sign in by a link in a mail. */
    MAIL_LINK_SIGN_IN(Family.SIGN_IN, new Switch(false)),
    /** Who must have a second factor; groups can be asked for it besides. */
    SECOND_FACTOR(Family.SIGN_IN, new Words("offered", List.of("offered", "administrators", "everyone"))),
    /** How long after being asked for a second factor a person may still come in without. */
    SECOND_FACTOR_GRACE_DAYS(Family.SIGN_IN, new Count(7, 0, 90)),
    /** Whether people with an address of a proven domain may join by themselves. */
    DOMAIN_JOIN(Family.SIGN_IN, new Words("off", List.of("off", "approval", "open"))),
    SESSION_IDLE_MINUTES(Family.SESSION, new Count(720, 5, 10_080)),
    SESSION_ABSOLUTE_HOURS(Family.SESSION, new Count(336, 1, 2_160)),
    /** The same for administrators; the stricter of both holds. */
    SESSION_ADMIN_IDLE_MINUTES(Family.SESSION, new Count(240, 5, 10_080)),
    SESSION_ADMIN_ABSOLUTE_HOURS(Family.SESSION, new Count(24, 1, 2_160)),
    /** How long a second look at the person counts before keys, roles, policies or exports ask again. */
    STEP_UP_MINUTES(Family.SESSION, new Count(10, 1, 60)),
    /** After how much rest a device is forgotten. */
    DEVICE_STALE_DAYS(Family.SESSION, new Count(90, 7, 730)),
    /** What happens to a browser older than the network wants. */
    OLD_CLIENT(Family.CLIENT, new Words("warn", List.of("ignore", "warn", "refuse"))),
    /** How many major versions behind the known current one a browser may be. */
    OLD_CLIENT_VERSIONS(Family.CLIENT, new Count(12, 1, 100)),
    PUBLIC_LINKS(Family.SHARING, new Switch(false)),
    LINK_MOST_DAYS(Family.SHARING, new Count(30, 1, 366)),
    LINK_PASSWORD(Family.SHARING, new Words("optional", List.of("optional", "required"))),
    /** Whether people outside the network may be given access at all. */
    GUESTS(Family.GUEST, new Switch(true)),
    GUEST_MOST_DAYS(Family.GUEST, new Count(90, 1, 730)),
    /** Whether mails say what an act was about, or only that there is something to see. */
    MAIL_TITLES(Family.MAIL, new Switch(false)),
    MAIL_NEW_DEVICE(Family.MAIL, new Switch(true)),
    /** Budget of downloads for one person: files and mebibytes in one window; 0 sets no limit. */
    BUDGET_FILES(Family.DOWNLOAD, new Count(0, 0, 1_000_000)),
    BUDGET_MEBIBYTES(Family.DOWNLOAD, new Count(0, 0, 10_000_000)),
    BUDGET_WINDOW_HOURS(Family.DOWNLOAD, new Count(24, 1, 744)),
    /** The same for one key, within what its person may take. */
    BUDGET_KEY_FILES(Family.DOWNLOAD, new Count(0, 0, 1_000_000)),
    BUDGET_KEY_MEBIBYTES(Family.DOWNLOAD, new Count(0, 0, 10_000_000)),
    /** From how much of the budget on a fresh look at the person is needed; 100 for never. */
    BUDGET_STEP_UP_PERCENT(Family.DOWNLOAD, new Count(90, 50, 100)),
    /** Whether pages may be printed and text copied from views only. */
    VIEW_PRINT(Family.DOWNLOAD, new Switch(true)),
    VIEW_COPY(Family.DOWNLOAD, new Switch(true)),
    /** How many documents one person takes within an hour, and how many refusals one meets, before that is told. */
    ALERT_DOWNLOADS(Family.DETECTION, new Count(100, 5, 100_000)),
    ALERT_DENIALS(Family.DETECTION, new Count(30, 3, 10_000)),
    /** Working hours; what administrators do outside of them is told. From 0 to 24 on every day means never. */
    WORK_FROM_HOUR(Family.DETECTION, new Count(0, 0, 23)),
    WORK_TO_HOUR(Family.DETECTION, new Count(24, 1, 24)),
    WORK_DAYS(Family.DETECTION, new Words("every-day", List.of("every-day", "weekdays"))),
    WORK_ZONE(Family.DETECTION, new Words("UTC", Zones.ALL)),
    /** How long what was superseded is kept, and how far back the time machine goes. */
    PAST_DAYS(Family.PAST, new Count(30, 2, 30)),
    /** How long values of journal entries can be opened; the entries themselves and their proofs stay. */
    JOURNAL_DAYS(Family.PAST, new Count(1_096, 90, 36_525)),
    /** Whether the privacy notice can be read without signing in. */
    NOTICE_PUBLIC(Family.PRIVACY, new Switch(true)),
    /** Whether figures about use are made at all. */
    USAGE_FIGURES(Family.PRIVACY, new Switch(false)),
    /** Of how many people a figure has to be before it is told. */
    USAGE_LEAST_PEOPLE(Family.PRIVACY, new Count(5, 5, 1_000));

    /** Where an option stands on the page. */
    public enum Family {
        PASSWORD,
        SIGN_IN,
        SESSION,
        CLIENT,
        SHARING,
        GUEST,
        MAIL,
        DOWNLOAD,
        DETECTION,
        PAST,
        PRIVACY
    }

    /** Time zones by the name of a place. */
    private static final class Zones {

        private static final List<String> ALL = java.time.ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.equals("UTC") || zone.matches(
                        "(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/[A-Za-z_]+"))
                .sorted()
                .toList();
    }

    /** What values there can be. */
    public sealed interface Kind {
        String usual();
    }

    public record Switch(boolean on) implements Kind {
        @Override
        public String usual() {
            return on ? "on" : "off";
        }
    }

    public record Count(int normal, int least, int most) implements Kind {
        @Override
        public String usual() {
            return String.valueOf(normal);
        }
    }

    public record Words(String usual, List<String> all) implements Kind {}

    private final Family family;
    private final Kind kind;

    PolicyOption(Family family, Kind kind) {
        this.family = family;
        this.kind = kind;
    }

    public Family family() {
        return family;
    }

    public Kind kind() {
        return kind;
    }

    /** Name in tables, the journal and the API: lower case with hyphens. */
    public String stored() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** Refuses what is no value of this option. */
    public String require(String value) {
        var fits = switch (kind) {
            case Switch ignored -> value.equals("on") || value.equals("off");
            case Count count -> value.matches("[0-9]{1,9}") && within(count, Integer.parseInt(value));
            case Words words -> words.all().contains(value);
        };
        if (!fits) {
            throw kind instanceof Count count
                    ? Refusal.invalid(stored(), "networks.policy.count", count.least(), count.most())
                    : Refusal.invalid(stored(), "networks.policy.choice");
        }
        return value;
    }

    private static boolean within(Count count, int number) {
        return number >= count.least() && number <= count.most();
    }
}
