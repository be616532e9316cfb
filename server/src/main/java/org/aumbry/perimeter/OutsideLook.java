package org.aumbry.perimeter;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which ports of the machine took a connection from another one, as {@code deploy/Knock.java} prints it.
 *
 * @param all whether every port was tried
 */
record OutsideLook(Instant at, boolean all, TreeSet<Integer> answered) {

    private static final Pattern SHAPE = Pattern.compile(
            "knocked at (?<at>\\S+)\\R+tried (?<tried>\\d+-\\d+)\\R+answered(?<answered>( \\d{1,5})*)\\s*");
    private static final String ALL = "1-65535";

    /** Empty when the text is no such thing. */
    static Optional<OutsideLook> of(String text) {
        var read = SHAPE.matcher(text);
        if (!read.matches()) {
            return Optional.empty();
        }
        try {
            var answered = Arrays.stream(read.group("answered").strip().split(" +", -1))
                    .filter(each -> !each.isEmpty())
                    .map(Integer::valueOf)
                    .collect(Collectors.toCollection(TreeSet::new));
            return Optional.of(new OutsideLook(
                    Instant.parse(read.group("at")), read.group("tried").equals(ALL), answered));
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }
}
