package org.aumbry.collectors.web;

import java.util.Arrays;
import java.util.Objects;
import org.aumbry.collectors.Collectors;
import org.aumbry.collectors.LineFormat;
import org.aumbry.collectors.SentValues;
import org.jspecify.annotations.Nullable;

/** What the form for a destination sends; what is missing is the most careful choice. */
public record CollectorForm(
        @Nullable String name,
        @Nullable String address,
        @Nullable String format,
        @Nullable String values,
        @Nullable String secret,
        @Nullable String authority,
        @Nullable String beginning) {

    Collectors.Draft draft() {
        return new Collectors.Draft(
                text(name),
                text(address),
                Arrays.stream(LineFormat.values())
                        .filter(each -> each.word().equals(format))
                        .findFirst()
                        .orElse(LineFormat.OCSF),
                Arrays.stream(SentValues.values())
                        .filter(each -> each.word().equals(values))
                        .findFirst()
                        .orElse(SentValues.NONE),
                text(secret),
                text(authority),
                "true".equals(beginning));
    }

    private static String text(@Nullable String given) {
        return Objects.requireNonNullElse(given, "");
    }
}
