package org.aumbry.policies;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.aumbry.networks.PolicyOption;

/** A whole policy to begin with or to be measured by. What a preset does not name has its usual value. */
public enum PolicyPreset {
    /** For a small group that begins: little in the way. */
    STARTER(Map.ofEntries(
            entry(PolicyOption.MAIL_LINK_SIGN_IN, "on"),
            entry(PolicyOption.SECOND_FACTOR_GRACE_DAYS, "30"),
            entry(PolicyOption.SESSION_IDLE_MINUTES, "4320"),
            entry(PolicyOption.SESSION_ABSOLUTE_HOURS, "720"),
            entry(PolicyOption.STEP_UP_MINUTES, "30"),
            entry(PolicyOption.DOMAIN_JOIN, "approval"))),
    /** For most organisations. */
    BALANCED(Map.ofEntries(
            entry(PolicyOption.SECOND_FACTOR, "administrators"),
            entry(PolicyOption.BUDGET_FILES, "500"),
            entry(PolicyOption.BUDGET_MEBIBYTES, "5000"),
            entry(PolicyOption.BUDGET_KEY_FILES, "500"),
            entry(PolicyOption.LINK_PASSWORD, "required"))),
    /** For those who hold what must not leave. */
    STRICT(Map.ofEntries(
            entry(PolicyOption.PASSWORD_LEVEL, "high"),
            entry(PolicyOption.SECOND_FACTOR, "everyone"),
            entry(PolicyOption.SECOND_FACTOR_GRACE_DAYS, "0"),
            entry(PolicyOption.SESSION_IDLE_MINUTES, "60"),
            entry(PolicyOption.SESSION_ABSOLUTE_HOURS, "24"),
            entry(PolicyOption.SESSION_ADMIN_IDLE_MINUTES, "15"),
            entry(PolicyOption.SESSION_ADMIN_ABSOLUTE_HOURS, "8"),
            entry(PolicyOption.STEP_UP_MINUTES, "5"),
            entry(PolicyOption.DEVICE_STALE_DAYS, "30"),
            entry(PolicyOption.OLD_CLIENT, "refuse"),
            entry(PolicyOption.OLD_CLIENT_VERSIONS, "6"),
            entry(PolicyOption.LINK_PASSWORD, "required"),
            entry(PolicyOption.LINK_MOST_DAYS, "7"),
            entry(PolicyOption.GUEST_MOST_DAYS, "30"),
            entry(PolicyOption.BUDGET_FILES, "100"),
            entry(PolicyOption.BUDGET_MEBIBYTES, "1000"),
            entry(PolicyOption.BUDGET_KEY_FILES, "100"),
            entry(PolicyOption.BUDGET_KEY_MEBIBYTES, "1000"),
            entry(PolicyOption.VIEW_PRINT, "off"),
            entry(PolicyOption.VIEW_COPY, "off"),
            entry(PolicyOption.ALERT_DOWNLOADS, "30"),
            entry(PolicyOption.ALERT_DENIALS, "10")));

    private final Map<PolicyOption, String> values;

    PolicyPreset(Map<PolicyOption, String> values) {
        this.values = values;
    }

    /** The form in addresses and messages. */
    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<PolicyPreset> of(String stored) {
        return Arrays.stream(values()).filter(preset -> preset.stored().equals(stored)).findFirst();
    }

    public String word(PolicyOption option) {
        return values.getOrDefault(option, option.kind().usual());
    }

    /** Every option with a direction and its value; what suits one network only, like its hours, is left alone. */
    public Map<PolicyOption, String> all() {
        var all = new EnumMap<PolicyOption, String>(PolicyOption.class);
        for (var option : PolicyOption.values()) {
            if (Strictness.of(option) != Strictness.NEUTRAL) {
                all.put(option, word(option));
            }
        }
        return all;
    }
}
