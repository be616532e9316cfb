package org.aumbry.policies;

import java.util.List;
import org.aumbry.networks.PolicyOption;

/** Which way an option becomes stricter. */
enum Strictness {
    /** The less, the stricter. */
    LESS,
    /** The less, the stricter, but 0 stands for no limit. */
    LESS_BUT_NOT_NONE,
    /** The more, the stricter. */
    MORE,
    /** On is stricter. */
    ON,
    /** Off is stricter. */
    OFF,
    /** One word after another, the strictest last. */
    WORDS,
    /** Says nothing about strictness. */
    NEUTRAL;

    static Strictness of(PolicyOption option) {
        return switch (option) {
            case SECOND_FACTOR_GRACE_DAYS, SESSION_IDLE_MINUTES, SESSION_ABSOLUTE_HOURS, SESSION_ADMIN_IDLE_MINUTES,
                    SESSION_ADMIN_ABSOLUTE_HOURS, STEP_UP_MINUTES, DEVICE_STALE_DAYS, OLD_CLIENT_VERSIONS,
                    LINK_MOST_DAYS, GUEST_MOST_DAYS, BUDGET_STEP_UP_PERCENT, ALERT_DOWNLOADS, ALERT_DENIALS -> LESS;
            case BUDGET_FILES, BUDGET_MEBIBYTES, BUDGET_KEY_FILES, BUDGET_KEY_MEBIBYTES -> LESS_BUT_NOT_NONE;
            case PASSWORD_CUSTOM_LENGTH, PASSWORD_CUSTOM_STRENGTH, BUDGET_WINDOW_HOURS, USAGE_LEAST_PEOPLE -> MORE;
            case MAIL_NEW_DEVICE -> ON;
            case MAIL_LINK_SIGN_IN, PUBLIC_LINKS, GUESTS, MAIL_TITLES, VIEW_PRINT, VIEW_COPY, USAGE_FIGURES -> OFF;
            case PASSWORD_LEVEL, SECOND_FACTOR, DOMAIN_JOIN, OLD_CLIENT, LINK_PASSWORD -> WORDS;
            default -> NEUTRAL;
        };
    }

    /** Positive when the first value is stricter than the second, negative when it is weaker, 0 when neither. */
    static int compare(PolicyOption option, String one, String other) {
        return switch (of(option)) {
            case LESS -> Integer.compare(number(other), number(one));
            case LESS_BUT_NOT_NONE -> Integer.compare(limit(other), limit(one));
            case MORE -> Integer.compare(number(one), number(other));
            case ON -> Boolean.compare(one.equals("on"), other.equals("on"));
            case OFF -> Boolean.compare(one.equals("off"), other.equals("off"));
            case WORDS -> Integer.compare(order(option).indexOf(one), order(option).indexOf(other));
            case NEUTRAL -> 0;
        };
    }

    private static List<String> order(PolicyOption option) {
        return switch (option) {
            case PASSWORD_LEVEL -> List.of("low", "custom", "medium", "high");
            case SECOND_FACTOR -> List.of("offered", "administrators", "everyone");
            case DOMAIN_JOIN -> List.of("open", "approval", "off");
            case OLD_CLIENT -> List.of("ignore", "warn", "refuse");
            case LINK_PASSWORD -> List.of("optional", "required");
            default -> List.of();
        };
    }

    private static int number(String value) {
        return Integer.parseInt(value);
    }

    private static int limit(String value) {
        return value.equals("0") ? Integer.MAX_VALUE : number(value);
    }
}
