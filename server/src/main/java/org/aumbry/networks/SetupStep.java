package org.aumbry.networks;

import java.util.Locale;
import java.util.Optional;

/** One page of the first run, in order. */
public enum SetupStep {
    LANGUAGE,
    ADMINISTRATOR,
    ADDRESS,
    STORAGE,
    KEYS,
    CONTENT;

    /** The form in addresses. */
    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<SetupStep> of(String path) {
        for (var step : values()) {
            if (step.path().equals(path)) {
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }
}
