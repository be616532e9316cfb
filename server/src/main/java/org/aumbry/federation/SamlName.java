package org.aumbry.federation;

import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * What a provider calls a person and the session in which it looked at them: to be said again when that is to end.
 *
 * <p>Kept as its parts, each in a line of its own.
 *
 * @param value the NameID itself
 * @param format of it; empty when none was given
 * @param nameQualifier empty when none was given
 * @param spNameQualifier empty when none was given
 * @param session SessionIndex; empty when none was given
 */
record SamlName(String value, String format, String nameQualifier, String spNameQualifier, String session) {

    private static final int PARTS = 5;
    private static final int LONGEST = 1000;

    static SamlName of(Element nameId, String session) {
        return new SamlName(
                SamlXml.text(nameId),
                nameId.getAttributeNS(null, "Format"),
                nameId.getAttributeNS(null, "NameQualifier"),
                nameId.getAttributeNS(null, "SPNameQualifier"),
                session);
    }

    /** Whether it can be kept and said again. */
    boolean plain() {
        return parts().stream().allMatch(each -> each.length() <= LONGEST && each.lines().count() <= 1);
    }

    String kept() {
        return String.join("\n", parts());
    }

    static Optional<SamlName> read(String kept) {
        var parts = kept.split("\n", -1);
        return parts.length == PARTS
                ? Optional.of(new SamlName(parts[0], parts[1], parts[2], parts[3], parts[4]))
                : Optional.empty();
    }

    private List<String> parts() {
        return List.of(value, format, nameQualifier, spNameQualifier, session);
    }

    @Override
    public String toString() {
        return "name";
    }
}
